// What the compiler must know of the page. That a hook is there, and on an element of its kind, is tested over all
// pages (tests/repo/test_hooks.py); the compiler takes it as given and checks how it is used.

/** Where a reader's own things are kept. */
type Store = typeof import('./store/store.js');

/** A kept item: what it says, when it was written, in seconds since 1970, and its number in the order of writing; blind
 * when it was written without having seen what the large place has of it. */
type Kept = { value: string; at: number; n?: number; blind?: boolean };
type Found = Kept & { id: string };
/** What goes to another phone, by `kind:id`. */
type Item = [value: string, seconds: number, order?: number];
type Items = Record<string, Item>;

/** An element that a hook names, with what our scripts use of its kind. */
interface Hook
  extends HTMLElement,
    Pick<HTMLInputElement, 'value' | 'checked' | 'type' | 'validity' | 'disabled' | 'select' | 'selectionStart' | 'setSelectionRange'>,
    Pick<HTMLTextAreaElement, 'readOnly'>,
    Pick<HTMLSelectElement, 'options'>,
    Pick<HTMLAnchorElement, 'href' | 'hreflang' | 'origin' | 'pathname' | 'target'>,
    Pick<HTMLDetailsElement, 'open'>,
    Pick<HTMLMetaElement, 'media'>,
    Pick<HTMLTemplateElement, 'content'> {
  dataset: Dataset;
  elements: Record<string, Hook>;
  files: FileList;
  parentElement: Hook;
}

/** An event on a page: what was tapped or typed in, and what htmx tells. */
interface PageEvent extends Omit<Event, 'target'> {
  target: Hook;
  detail: { ctx: Swap; feature: string; came: boolean };
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** Of input. */
  isComposing: boolean;
  /** Of beforeinstallprompt. */
  prompt(): void;
}

/** What htmx tells of a part that it fetches. */
interface Swap {
  sourceElement: Hook;
  sourceEvent?: Event;
  target?: Element;
  request: { action: string };
  response: Response;
  text: string;
  push?: string;
  title: string | null;
}

/** Something tapped or typed before the scripts were there. */
interface Early {
  type: string;
  target: Hook;
  checked?: boolean;
  value?: string;
}

interface Node {
  cloneNode(deep?: boolean): Hook;
}
interface ParentNode {
  querySelector(selectors: string): Hook;
  querySelectorAll(selectors: string): NodeListOf<Hook>;
}
interface Element {
  closest(selectors: string): Hook;
}
interface Document {
  removeEventListener(type: string, listener: (event: PageEvent) => void, capture?: boolean): void;
  getElementById(id: string | undefined): Hook;
  importNode(node: Node | null, deep: boolean): Hook;
  createElement(name: 'textarea' | 'p' | 'li' | 'button'): Hook;
  addEventListener(type: string, listener: (event: PageEvent) => void, capture?: boolean): void;
}
interface HTMLElement {
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}
interface Window {
  /** Taps and words of the first second, until main.js takes them. */
  early: Early[];
  takeEarly(): Early[];
  lookAtTheHour(): void;
  paintTheBars(): void;
  addEventListener(type: 'beforeinstallprompt', listener: (event: PageEvent) => void): void;
}
interface Navigator {
  /** Of iPhones: whether this is the app on the home screen. */
  standalone?: boolean;
}
