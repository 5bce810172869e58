interface Hooks {
  // The time it was said, and that the note takes it along.
  stamp: '';
  stamped: '';
  stampTime: '';
  taken: '';

  // The note.
  makeSlip: '';
  made: '';
}
