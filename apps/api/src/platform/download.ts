import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** Sends bytes as a file to keep, under its Russian name. */
export function download(bytes: Uint8Array, name: string, mediaType: string): StreamableFile {
  return new StreamableFile(bytes, { type: mediaType, length: bytes.length, disposition: disposition(name) });
}

/** Sends what is still being made; its length is not known yet. */
export function downloadStream(stream: Readable, name: string, mediaType: string): StreamableFile {
  return new StreamableFile(stream, { type: mediaType, disposition: disposition(name) });
}

function disposition(name: string): string {
  const sound = name.toWellFormed();
  const plain = sound.replace(/[^\x20-\x7e]|["\\]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(sound)}`;
}

/** A name that every file system takes: no separators, no control characters, not too long, one dot before the extension. */
export function fileName(words: string, extension: string): string {
  const safe = words
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/[\s.]+$/u, '')
    .trim();
  return `${[...safe].slice(0, 120).join('')}.${extension}`;
}
