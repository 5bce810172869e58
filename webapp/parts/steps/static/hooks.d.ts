interface Hooks {
  // A task, by its id; how far it is, and the word for it; what should come first.
  task: string;
  state: string;
  stateWord: '';
  needs: string;
  fold: '';

  // What a reader keeps of it.
  tick: '';
  far: '';
  note: '';
  day: '';
}
