interface Hooks {
  keep: '';
  noCrypto: '';
  crypto: '';
  file: '';
  /** What a button does. */
  do: string;

  // The passphrase: the words to choose from, what stands between them, what is said of one.
  words: string;
  gap: string;
  suggested: '';
  strength: 'made' | 'own' | 'short';
  making: 'busy' | 'failed' | 'made';
  several: '';
  many: '';
  pieces: '';
  piece: '';
  pieceText: '';
  pieceNumber: '';
  letters: '';
  headPiece: string;
  headTitle: string;
  headCount: string;
  headCode: string;

  // What a pasted text is, and what opening it brought.
  look: string;
  lookDay: '';
  lookCount: '';
  lookCode: '';
  missingWords: string;
  opened: string;
  /** How going back to an earlier state went. */
  went: string;
  bad: '';
  badNames: '';
  proven: '';
  countNew: '';
  countOther: '';
  countSame: '';
  countHere: '';

  // Earlier states: the template, the list, one of them, what it came before.
  snapshot: '';
  snapshots: '';
  noneYet: '';
  snap: string;
  when: '';
  howMany: '';
  before: string;

  // What is kept twice: the words for states, the section, its list, one of it, both values, the ways out.
  states: '';
  as: string;
  twice: '';
  twiceList: '';
  twiceTemplate: '';
  twiceName: '';
  twiceTask: '';
  twiceHere: '';
  twiceThere: '';
  second: string;
  twiceSaid: 'take' | 'leave';
  take: '';
  leave: '';

  // The way to the home screen.
  platform: string;
  here: '';
  install: '';
  byHand: '';
}
