import { setImmediate } from 'node:timers/promises';
import { A, C, PI } from '@li0ard/streebog/dist/const.js';

const BLOCK = 64;
/** Bytes between two breaths of the event loop: some milliseconds of work. */
const SLICE = 8 * 1024;

type State = { readonly bytes: Uint8Array; readonly words: Uint32Array };

/**
 * The digest of GOST R 34.11-2012 (Streebog, RFC 6986), first byte first. The platform has none, and the package that has
 * the constants takes ten seconds for a megabyte; here eight bytes of each word are looked up in tables, and other work of
 * the process goes on between the slices of a long file.
 */
export async function streebog(bytes: Uint8Array, bits: 256 | 512): Promise<Uint8Array> {
  const hash = state(new Uint8Array(BLOCK).fill(bits === 256 ? 1 : 0));
  const [count, sum, block] = [state(), state(), state()];
  let start = 0;
  for (; start + BLOCK <= bytes.length; start += BLOCK) {
    if (start > 0 && start % SLICE === 0) await setImmediate();
    block.bytes.set(bytes.subarray(start, start + BLOCK));
    compress(hash, count, block);
    add(count.words, [BLOCK * 8]);
    add(sum.words, block.words);
  }
  const rest = bytes.subarray(start);
  block.bytes.fill(0).set(rest);
  block.bytes[rest.length] = 1;
  compress(hash, count, block);
  add(count.words, [rest.length * 8]);
  add(sum.words, block.words);
  compress(hash, state(), count);
  compress(hash, state(), sum);
  return hash.bytes.slice(bits === 256 ? BLOCK / 2 : 0);
}

function state(bytes = new Uint8Array(BLOCK)): State {
  return { bytes, words: new Uint32Array(bytes.buffer) };
}

/** The standard writes its numbers from the last byte to the first. */
const ROUND_KEYS = C.map((bytes) => state(Uint8Array.from(bytes).reverse()).words);
const TABLE = lookUpTable();

/** For each place of a byte in a column, and each byte: the substituted byte times the matrix, as two halves. */
function lookUpTable(): Uint32Array {
  const table = new Uint32Array(8 * 256 * 2);
  for (let index = 0; index < 8 * 256; index++) {
    const [place, byte] = [index >> 8, PI[index & 0xff] ?? 0];
    for (let bit = 0; bit < 8; bit++) {
      if (!((byte >> bit) & 1)) continue;
      const row = 63 - place * 8 - bit;
      table[index * 2] = (table[index * 2] ?? 0) ^ (A[row * 2 + 1] ?? 0);
      table[index * 2 + 1] = (table[index * 2 + 1] ?? 0) ^ (A[row * 2] ?? 0);
    }
  }
  return table;
}

const key = state();
const text = state();
const mixed = state();

/** The compression function g of the standard: puts its result in place of the hash. */
function compress(hash: State, count: State, message: State): void {
  mix(key, hash.words, count.words);
  text.words.set(message.words);
  for (const constants of ROUND_KEYS) {
    mix(text, text.words, key.words);
    mix(key, key.words, constants);
  }
  for (let place = 0; place < 16; place++) {
    const old = (hash.words[place] ?? 0) ^ (message.words[place] ?? 0);
    hash.words[place] = old ^ (text.words[place] ?? 0) ^ (key.words[place] ?? 0);
  }
}

/** Addition, substitution, transposition and the linear transformation, in one pass over the table. */
function mix(into: State, left: Uint32Array, right: Uint32Array): void {
  for (let place = 0; place < 16; place++) mixed.words[place] = (left[place] ?? 0) ^ (right[place] ?? 0);
  for (let column = 0; column < 8; column++) {
    let [low, high] = [0, 0];
    for (let place = 0; place < 8; place++) {
      const found = ((place << 8) | (mixed.bytes[place * 8 + column] ?? 0)) << 1;
      low ^= TABLE[found] ?? 0;
      high ^= TABLE[found + 1] ?? 0;
    }
    into.words[column * 2] = low;
    into.words[column * 2 + 1] = high;
  }
}

/** Adds a number to another, both of up to sixteen words, the lowest first. */
function add(sum: Uint32Array, addend: ArrayLike<number>): void {
  let carry = 0;
  for (let place = 0; place < sum.length; place++) {
    carry += (sum[place] ?? 0) + (addend[place] ?? 0);
    sum[place] = carry;
    carry = carry > 0xffff_ffff ? 1 : 0;
  }
}
