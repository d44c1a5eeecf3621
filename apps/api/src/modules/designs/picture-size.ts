/** Sizes of a picture by its header alone, so that a small file of huge pixels is never decoded. */
export type PictureSize = { readonly width: number; readonly height: number };

/** Null where the header is strange or the file is cut: a browser would show the half that is there. */
export function pngSize(bytes: Buffer): PictureSize | null {
  if (bytes.toString('latin1', bytes.length - 8, bytes.length - 4) !== 'IEND') return null;
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const HAS_NO_LENGTH = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** C4, C8 and CC are tables, not frames. */
const IS_FRAME = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** How much may follow the end of a JPEG: cameras leave a little. */
const AFTER_END = 4_096;

/** Null where there is no frame to be found, or no end. */
export function jpegSize(bytes: Buffer): PictureSize | null {
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < bytes.length - AFTER_END) return null;
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (HAS_NO_LENGTH(marker)) at += 2;
    else if (IS_FRAME(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
