interface Hooks {
  // The time it was said, and that the note takes it along.
  stamp: '';
  stamped: '';
  stampTime: '';
  taken: '';

  // What is asked only sometimes: that they were told, or why not; what belongs to more than once.
  refusal: '';
  unheard: '';
  moreThanOnce: '';

  // Whose clock a field has; its time on both, by the field; what is wrong with a field; the button that empties it.
  zone: 'there' | 'here';
  clocks: string;
  wrong: string;
  leaveOut: string;

  // How the number is read, and that some of it is words.
  reading: '';
  read: '';
  worded: '';

  // The notes, the newest first; one of them: that it is there, its words, its button.
  makeSlip: '';
  ready: '';
  notes: '';
  madeTemplate: '';
  madeWords: '';
  madeCopy: '';
}
