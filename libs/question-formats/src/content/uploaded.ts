import { IMPORT_LIMITS, type Picture } from '../types.ts';
import { pictureKind } from './pictures.ts';

export type PictureSize = { readonly width: number; readonly height: number };

/** Longer sides than this no screen shows; a small file of them may fill the memory of a telephone. */
export const PICTURE_PIXELS = 6_000;

export type PictureProblem =
  | { readonly code: 'kind' }
  | { readonly code: 'broken' }
  | ({ readonly code: 'pixels'; readonly most: number } & PictureSize);

/**
 * Judges a picture that an author adds by hand: the same four kinds as in an import, told by their content whatever the name says,
 * and a size that can be shown.
 */
export function judgePicture(bytes: Uint8Array): Picture['mime'] | PictureProblem {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mime = pictureKind(content);
  if (!mime || content.length > IMPORT_LIMITS.pictureBytes) return { code: 'kind' };
  const size = SIZES[mime](content);
  if (!size || size.width < 1 || size.height < 1) return { code: 'broken' };
  if (Math.max(size.width, size.height) > PICTURE_PIXELS) return { code: 'pixels', ...size, most: PICTURE_PIXELS };
  return mime;
}

const SIZES: Record<Picture['mime'], (bytes: Buffer) => PictureSize | null> = {
  'image/png': (bytes) => {
    const ends = bytes.lastIndexOf('IEND') > 0 && bytes.toString('latin1', 12, 16) === 'IHDR';
    return ends && bytes.length >= 24 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
  },
  'image/gif': (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
};

const HAS_NO_LENGTH = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** C4, C8 and CC are tables, not frames. */
const IS_FRAME = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Buffer): PictureSize | null {
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (HAS_NO_LENGTH(marker)) at += 2;
    else if (IS_FRAME(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** The three shapes of WebP: lossy, lossless and extended. */
function webpSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 30) return null;
  const shape = bytes.toString('latin1', 12, 16);
  if (shape === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (shape === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (shape !== 'VP8L') return null;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
