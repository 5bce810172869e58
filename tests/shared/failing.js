// Lets the phone die, or have no room, at one step of what the store does: for pages of a test, before the store is there.
// Every call that writes is a step; `failing.steps` counts them. A page that died does nothing more.
window.failing = { steps: 0, at: Infinity, how: 'die', dead: false };

function counted(proto, name, isWrite) {
  const real = proto[name];
  proto[name] = function (...given) {
    const { failing } = window;
    if (failing.dead) throw new Error('dead');
    failing.steps += 1;
    if (failing.how === 'die' && failing.steps >= failing.at) {
      failing.dead = true;
      throw new Error('dead');
    }
    const full = failing.how === 'full' ? failing.steps === failing.at : failing.how === 'full from' && failing.steps >= failing.at;
    if (full && isWrite) throw new DOMException('full', 'QuotaExceededError');
    return real.apply(this, given);
  };
}

counted(Storage.prototype, 'setItem', true);
counted(Storage.prototype, 'removeItem', false);
counted(IDBObjectStore.prototype, 'put', true);
counted(IDBObjectStore.prototype, 'delete', false);
counted(IDBDatabase.prototype, 'transaction', false);
counted(IDBFactory.prototype, 'open', false);
counted(IDBFactory.prototype, 'deleteDatabase', false);
