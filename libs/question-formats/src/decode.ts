import { type FileNote, refuseFile } from './notes.ts';

/** A text file as characters, its byte order mark taken off, with what had to be guessed. */
export interface DecodedText {
  text: string;
  notes: FileNote[];
}

/**
 * Reads the bytes of a text file: UTF-8 and UTF-16 strictly; a file that is neither is taken for windows-1251 only when it
 * then reads as Russian. Nothing is ever replaced by question marks.
 * @throws FileRefused `encoding-…` or `not-text`, with the line of the first bad byte where one is known
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decodeUtf16(bytes, 'utf-16le'), notes: [] };
  if (first === 0xfe && second === 0xff) return { text: decodeUtf16(bytes, 'utf-16be'), notes: [] };
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: refuseBinary(utf8), notes: [] };
  if (bytes.includes(0)) refuseFile('not-text', {});
  const cyrillic = decodeStrictly(bytes, 'windows-1251');
  if (cyrillic !== null && readsAsRussian(cyrillic))
    return { text: cyrillic, notes: [{ code: 'read-as-windows-1251', facts: {} }] };
  return refuseBadBytes(bytes);
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const text = decodeStrictly(bytes, encoding);
  return text === null ? refuseFile('encoding-utf-16-broken', {}) : refuseBinary(text);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuseBinary(text: string): string {
  const zero = text.indexOf('\0');
  return zero === -1 ? text : refuseFile('not-text', {}, lineAt(text, zero));
}

/** Mostly UTF-8 with a damaged place says where; anything else is an encoding that is not known here. */
function refuseBadBytes(bytes: Uint8Array): never {
  const text = Buffer.from(bytes).toString('utf8');
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[а-яё]/gi)?.length ?? 0;
  if (sound > damaged * 5) return refuseFile('encoding-broken', {}, lineAt(text, text.indexOf('\ufffd')));
  return refuseFile('encoding-unknown', {});
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/**
 * Whether a text reads as Russian: of everything beyond ASCII nearly all is Russian letters and common marks, small letters
 * prevail (KOI8-R read as windows-1251 has the cases turned over) and the commonest letters of the language are common.
 */
function readsAsRussian(text: string): boolean {
  const sample = text.slice(0, 200_000);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const foreign = count(/[^\x20-\x7e\s]/g);
  const letters = count(/[а-яё]/gi);
  const fitting = letters + count(/[«»—–…№°§„“”’‘•±×©\u00a0-]/g);
  const small = count(/[а-яё]/g);
  const common = count(/[оеаинтс]/gi);
  return letters > 0 && fitting >= foreign * 0.97 && small > letters * 0.5 && common > letters * 0.35;
}
