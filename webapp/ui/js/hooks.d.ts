// The hooks between pages and scripts, declared: every data attribute that a script reads or writes, once, in the folder
// it belongs to. A script finds what it needs by these; tests/repo/test_hooks.py has the rule and holds pages, scripts
// and style to it.

interface Hooks {
  // The page itself, on <html>: read as it is sent, or written by first.js and look.js.
  build: string;
  /** Minutes that the region's clock is ahead of UTC. */
  ahead: string;
  /** The two hours between which it is night there. */
  night: string;
  hour: 'day' | 'night';
  theme: string;
  /** The theme whose paper a colour of the browser's bars is. */
  paper: string;
  text: string;

  // The template with the scripts.
  features: string;
  htmx: '';

  // A place that needs a feature, and the words before it when the feature does not come.
  feature: string;
  missing: string;
  again: '';

  /** A link that acts in place, so that a tap on it is kept before the scripts are there. */
  early: '';
  /** A field that is in no draft, whatever happens: a passphrase. */
  secret?: '';

  // The lines at the top.
  why: 'blocked' | 'full' | 'newer' | 'missing' | 'damaged' | 'away';
  update: '';
  anew: '';

  // Words that are said aloud (#live), and the button that copies what has this id.
  copy: string;
  /** The button that gives what has this id to the phone's own menu. */
  send: string;
  copied: string;
  select: string;
  unpasted: string;
  unshared: string;
  stale: string;
  said: '';
  selectNow: '';

  /** Each child is a line of a message; without it the words are one text. */
  lines?: '';

  // A statement, the day it was checked, how long that holds; and that it was too long ago.
  checked: string;
  days: string;
  old: '';

  // The place a page is open in.
  where: string;
  firstStart: '';

  /** A radio of a setting, by the setting's name. */
  setting: 'theme' | 'text';

  // How far a step is: the tasks, the count, that something of it was begun, the line at the end. A task in a list; what is
  // done or not for the reader.
  progress: string;
  count: '';
  begun: '';
  finished: '';
  mark: string;
  closed: '';
  unsafe: '';

  // The next small thing, by its task; which may be offered at night; that none is left.
  next: string;
  atNight?: '';
  nextNone: '';

  // What the worker keeps: the line of it, one of its four sayings, the numbers in these.
  offline: '';
  offlineBusy?: '';
  offlineReady?: '';
  offlinePartly?: '';
  offlineNever?: '';
  offlineCount: '';

  // The words of a call slip: how it came, its times, its numbers, what was asked.
  slipWords: '';
  call: string;
  texting: string;
  chat: string;
  letter: string;
  visit: string;
  voice: string;
  /** A time on the region's clock; the same where the phone has another one: with places for both. */
  there: string;
  both: string;
  first: string;
  last: string;
  /** With a place for how many. */
  times: string;
  uncounted: string;
  ext: string;
  /** With a place for what it was; what stands between two numbers. */
  number: string;
  between: string;
  caller: string;
  debt: string;
  money: string;
  refused: string;
  written: string;
  undated: string;
  /** Two signs. */
  quotes: string;
  none: string;

  /** Put on by htmx when it has taken over a link. */
  htmxPowered?: string;
}

type Dataset = { [name in keyof Hooks]: Hooks[name] };
