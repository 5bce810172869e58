interface Hooks {
  // A notice, by whom it tells; the page's title; what happened.
  notice: string;
  situation: string;
  whom: '';
  /** The form that chooses: the address before the choice. */
  choose: string;

  // A message and what it is like; the one that is shown; the others; its words.
  message: '';
  chosen: '';
  others: '';
  medium: string;
  tone: string;
  level: string;
  /** How many letters are read at a glance. */
  most: string;
  wordsText: '';

  // A sentence: with its blanks and without; only when they signed nothing; only when a task is done.
  part: '';
  full?: string;
  bare?: string;
  unsigned?: '';
  done?: string;

  // The blanks without which a message is not copied; that one of them is empty.
  mustHave: string;
  lacks: '';

  // A word that speaks to an elder: its place among them, the word.
  elder: string;
  spoken: string;

  // A gate: the task that opens it, or a tick; that it is open.
  gate: string;
  asked: string;
  open: '';

  // What is filled in, by the name it is kept under; the field around it; that it was cut, after how many letters.
  blanks: '';
  field: '';
  word: string;
  cut: string;

  // A choice, and one of its buttons.
  choice: 'level' | 'medium' | 'tone';
  value: string;

  // Ways out: SMS, mail (the subject), the phone's menu (the words).
  sms: '';
  mail: string;

  // Own words: the link that opens the editor ('asked' while it is fetched), the editor, its buttons and sayings.
  edit: '' | 'asked';
  editor: '';
  edited: '';
  restart: '';
  unkept: '';
  ownCopy: '';
  really: '';
  sure: '';
  anyway: '';
  length: '';
  long: '';
  parts: '';
  partsCount: '';
  findings: string;
  unchecked: '';

  // The rules of the check, and the address of what they look for.
  rules: string;
  rule: string;
  verdict: 'stop' | 'warn' | 'suggest' | 'crisis';
  below?: string;
  only: string;
  except: string;

  /** What a listener hears of a tap: which message is shown now, or the question. */
  aloud: '';
  caption: '';

  // Whether it was sent, how, that it was not, and whom to tell next.
  sent: string;
  did: '';
  unsent: '';
  ways: '';
  how: string;
  noted: '';
  nextPerson: string;
  nextName: '';
  base: string;

  // Who knows what: the list, one person (by id), what is shown of them, the words for it.
  ledger: '';
  people: '';
  example: '';
  add: '';
  noName: '';
  added: '';
  addedName: '';
  personTemplate: '';
  person: string;
  name: '';
  kind: '';
  group: '';
  told: '';
  nothing: '';
  differ: '';
  for: string;
  kindTitle: string;
  remove: '';
  removeYes: '';
  ledgerWords: '';

  // Slips that relatives sent.
  slips: '';
  find: '';
  noSlip: '';
  damaged: '';
  slipNewer: '';
  found: '';
  foundLine: string;
  foundTemplate: '';
  line: string;
  slipLine: '';
  keepSlip: '';
  keptSlip: '';
  removeSlip: '';
  removedSlip: '';
  undoSlip: '';

  print: '';
  unprintable: '';
}
