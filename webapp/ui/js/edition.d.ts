// What the compiler must know of the worker: the line that the server puts before it.

interface Edition {
  build: string;
  critical: boolean;
  languages: Record<string, { core: string[]; rest: string[] }>;
  /** File to the hash of its bytes: what every page needs, and what is kept later. */
  files: Record<string, string>;
  later: Record<string, string>;
}
declare const EDITION: Edition;
