// people.js: who is on the list and what they were told. A person is kept as JSON under person:<id>, what they were told
// under told:<id>; ids say nothing.

/** @typedef {{ id: string, name: string, kind: string, group: string }} Person */
/** @typedef {{ id: string, person: string, situation: string, level: number, how: string, day: string }} Told */

// Begins with the time, so that what was added in one second keeps its order.
export function newId() {
  const random = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${Date.now().toString(36)}${random.join('')}`;
}

/** @param {Store} store @param {string} kind */
export function entries(store, kind) {
  return store.all(kind).map(({ id, value }) => ({ ...JSON.parse(value), id }));
}

// The next message is for this person, and greets them by the name on the list.
/** @param {string} id @param {Store} store */
export function turnTo(id, store) {
  const person = entries(store, 'person').find((one) => one.id === id);
  store.write('word', 'to', id);
  store.write('word', `you:${person.kind}`, person.name);
}
