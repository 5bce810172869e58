// inflate.js: raw DEFLATE (RFC 1951) unpacked, for phones whose browser packs nothing (DecompressionStream). Pure.

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const BACK = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const BACK_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

// How many codes there are of each length, and the symbols in the order of their codes.
/** @typedef {{ counts: Uint16Array, symbols: Uint16Array }} Codes */

/** @param {ArrayLike<number>} lengths @returns {Codes} */
function codesOf(lengths) {
  const counts = new Uint16Array(16);
  const starts = new Uint16Array(17);
  const symbols = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) counts[lengths[symbol]] += 1;
  counts[0] = 0;
  for (let length = 0; length < 16; length += 1) starts[length + 1] = starts[length] + counts[length];
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    if (lengths[symbol]) symbols[starts[lengths[symbol]]++] = symbol;
  }
  return { counts, symbols };
}

const fixed = () => [
  codesOf(Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8))),
  codesOf(Array.from({ length: 30 }, () => 5)),
];

// The bytes unpacked; throws RangeError where they are no such stream, or would be more than `most`.
/** @param {Uint8Array} packed @param {number} most */
export function inflate(packed, most) {
  let out = new Uint8Array(Math.min(most, Math.max(1024, packed.length * 4)));
  let size = 0;
  let at = 0; // bits

  const bit = () => {
    if (at >= packed.length * 8) throw new RangeError('the packed bytes end too soon');
    const found = (packed[at >> 3] >> (at & 7)) & 1;
    at += 1;
    return found;
  };
  const bits = (/** @type {number} */ count) => {
    let found = 0;
    for (let place = 0; place < count; place += 1) found |= bit() << place;
    return found;
  };
  const symbol = (/** @type {Codes} */ { counts, symbols }) => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      code |= bit();
      if (code - counts[length] < first) return symbols[index + (code - first)];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw new RangeError('no such code');
  };
  const give = (/** @type {number} */ byte) => {
    if (size === most) throw new RangeError('more than it may be');
    if (size === out.length) {
      const larger = new Uint8Array(Math.min(most, out.length * 2));
      larger.set(out);
      out = larger;
    }
    out[size++] = byte;
  };
  const stored = () => {
    at = (at + 7) & ~7;
    const length = bits(16);
    if (length !== (~bits(16) & 0xffff)) throw new RangeError('a stored block is damaged');
    for (let count = 0; count < length; count += 1) give(bits(8));
  };
  const tables = () => {
    const [literals, distances, known] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const lengths = new Uint8Array(19);
    for (let place = 0; place < known; place += 1) lengths[ORDER[place]] = bits(3);
    const codes = codesOf(lengths);
    /** @type {number[]} */ const all = [];
    while (all.length < literals + distances) {
      const one = symbol(codes);
      if (one < 16) all.push(one);
      else {
        if (one === 16 && all.length === 0) throw new RangeError('nothing to repeat');
        const times = one === 16 ? bits(2) + 3 : one === 17 ? bits(3) + 3 : bits(7) + 11;
        const what = one === 16 ? all[all.length - 1] : 0;
        for (let count = 0; count < times; count += 1) all.push(what);
      }
    }
    return [codesOf(all.slice(0, literals)), codesOf(all.slice(literals, literals + distances))];
  };
  const block = (/** @type {Codes[]} */ [literals, distances]) => {
    for (let one = symbol(literals); one !== 256; one = symbol(literals)) {
      if (one < 256) {
        give(one);
        continue;
      }
      const length = LENGTHS[one - 257] + bits(LENGTH_BITS[one - 257]);
      const far = symbol(distances);
      const back = BACK[far] + bits(BACK_BITS[far]);
      if (!(back <= size) || !(length > 0)) throw new RangeError('it points before its beginning');
      for (let count = 0; count < length; count += 1) give(out[size - back]);
    }
  };
  for (let last = 0; !last; ) {
    last = bit();
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 3) throw new RangeError('no such block');
    else block(kind === 1 ? fixed() : tables());
  }
  return out.subarray(0, size);
}
