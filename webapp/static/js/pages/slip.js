// slip.js: a call slip, one line of letters that survives a chat app. Pure: a call in, a line out, and back.
//
// USLIPU <base32> UEND. The letters are Crockford's base32 (no I, L, O, U, so the frame cannot be part of it) of
//   1 byte   version, 1
//   4 bytes  minutes since 1970, UTC
//   1 byte   1 spoke of a debt, 2 wanted money, 4 was told not to call again
//   1 byte   how many bytes the number takes, then the number in ASCII
//   1 byte   how many bytes the caller's name takes, then the name in UTF-8
//   4 bytes  CRC-32 of all before
// Whatever a chat app adds between the letters (line ends, quotes, spaces, full-width forms) is dropped when it is read.

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ALIKE = { I: '1', L: '1', O: '0' };
const VERSION = 1;
// A chat app may put anything but letters between the letters of the frame.
const framed = (word) => new RegExp([...word].join('[^A-Z0-9]{0,24}'));
const START = framed('USLIPU');
const END = framed('UEND');
const FLAGS = { debt: 1, money: 2, refused: 4 };
const NUMBER_LIMIT = 24;
const CALLER_LIMIT = 90; // bytes

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function four(value) {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

function toLetters(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g).map((five) => LETTERS[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function toBytes(letters) {
  const bits = [...letters].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const whole = bits.slice(0, Math.floor(bits.length / 8) * 8);
  if (/1/.test(bits.slice(whole.length)) || bits.length - whole.length > 4) return null; // not as it was written
  return (whole.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
}

// What fits of a name, cut between letters.
function fitting(text, limit) {
  const encoder = new TextEncoder();
  let kept = '';
  for (const letter of text) {
    if (encoder.encode(kept + letter).length > limit) break;
    kept += letter;
  }
  return [...encoder.encode(kept)];
}

// call: { minutes, number, caller, debt, money, refused }; number keeps digits, + and *.
export function encode({ minutes, number, caller, ...said }) {
  const digits = [...number.normalize('NFKC').replace(/[^\d+*#]/g, '').slice(0, NUMBER_LIMIT)].map((one) => one.charCodeAt(0));
  const name = fitting(caller.trim(), CALLER_LIMIT);
  const flags = Object.keys(FLAGS).reduce((sum, key) => sum + (said[key] ? FLAGS[key] : 0), 0);
  const body = [VERSION, ...four(minutes), flags, digits.length, ...digits, name.length, ...name];
  const letters = toLetters([...body, ...four(crc32(body))]);
  return `USLIPU ${letters.match(/.{1,4}/g).join('-')} UEND`;
}

function decode(letters) {
  const bytes = toBytes(letters);
  if (!bytes || bytes.length < 12) return null;
  const body = bytes.slice(0, -4);
  if (four(crc32(body)).some((byte, place) => byte !== bytes[body.length + place])) return null;
  const [version, a, b, c, d, flags, size] = body;
  const rest = body.slice(7 + size);
  if (version !== VERSION || rest.length !== rest[0] + 1) return null;
  try {
    return {
      minutes: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0,
      number: String.fromCharCode(...body.slice(7, 7 + size)),
      caller: new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(rest.slice(1))),
      debt: Boolean(flags & 1),
      money: Boolean(flags & 2),
      refused: Boolean(flags & 4),
    };
  } catch {
    return null;
  }
}

// Every slip in a text: { slips, damaged }, damaged being how many frames hold no whole slip.
export function find(text) {
  const plain = text.normalize('NFKC').toUpperCase();
  const slips = [];
  let damaged = 0;
  for (const part of plain.split(START).slice(1)) {
    const end = part.search(END);
    const letters = [...(end < 0 ? part : part.slice(0, end))].map((letter) => ALIKE[letter] ?? letter);
    const found = end < 0 ? null : decode(letters.filter((letter) => LETTERS.includes(letter)).join(''));
    if (found) slips.push(found);
    else damaged += 1;
  }
  return { slips, damaged };
}
