// What the compiler must know of the worker: the line that the server puts before it.

/** Name of a file or address of a document, to the sum of its bytes. */
type Sums = Record<string, string>;

interface Edition {
  build: string;
  critical: boolean;
  languages: string[];
  /** `<language>-core`, then `<language>-<part>`: the documents in it. */
  packs: Record<string, Sums>;
  /** What every page needs, what is kept later, and what is kept once it was opened. */
  files: Sums;
  later: Sums;
  pictures: Sums;
}
declare const EDITION: Edition;
