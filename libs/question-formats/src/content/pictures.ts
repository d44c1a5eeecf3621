import { createHash } from 'node:crypto';
import type { ImportNote, Place } from '../notes.ts';
import type { ImportLimits, Picture, RawFile } from '../types.ts';

const SIGNATURES: readonly { mime: Picture['mime']; extension: string; matches: (bytes: Buffer) => boolean }[] = [
  { mime: 'image/png', extension: 'png', matches: (bytes) => bytes.subarray(0, 8).equals(PNG) },
  { mime: 'image/jpeg', extension: 'jpg', matches: (bytes) => bytes.readUIntBE(0, 3) === 0xffd8ff },
  { mime: 'image/gif', extension: 'gif', matches: (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)) },
  {
    mime: 'image/webp',
    extension: 'webp',
    matches: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a file is by its first bytes, whatever its name says. */
export function pictureKind(bytes: Buffer): Picture['mime'] | undefined {
  return bytes.length < 12 ? undefined : SIGNATURES.find(({ matches }) => matches(bytes))?.mime;
}

const DATA_ADDRESS = /^data:(?:[a-z]{1,20}\/[a-z0-9.+-]{1,60})?((?:;[^;,]{1,300}){0,4}),/i;

/** What the text needs of a picture that was found. */
export type TakenPicture = Pick<Picture, 'sha256'>;

/** Collects the pictures of one question: each is decoded, weighed and told by its first bytes once. */
export class PictureShelf {
  readonly pictures: Picture[] = [];
  /** Names of the embedded files that a text asked for, whether they could be used or not. */
  readonly asked = new Set<string>();

  private readonly names = new Map<readonly RawFile[], Map<string, RawFile>>();

  constructor(private readonly limits: ImportLimits) {}

  /**
   * Finds the picture that an `src` means among the files beside its text, or inside the address itself.
   * @returns the picture, now on the shelf, or the note that says why there is none
   */
  take(src: string, files: readonly RawFile[], place: Place): TakenPicture | ImportNote {
    const address = src.trim();
    if (/^data:/i.test(address)) return this.takeData(address, place);
    if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address))
      return { code: 'picture-external', facts: { place, address: shorten(address) } };
    const name = embeddedName(address);
    const file = name === null ? undefined : this.byName(files).get(name);
    if (!file) return { code: 'picture-missing', facts: { place, name: shorten(name ?? address) } };
    this.asked.add(file.name);
    return this.takeBase64(file.base64, file.name, place);
  }

  private byName(files: readonly RawFile[]): Map<string, RawFile> {
    const known = this.names.get(files);
    if (known) return known;
    const names = new Map(files.map((file) => [file.name.normalize(), file]));
    this.names.set(files, names);
    return names;
  }

  private takeData(address: string, place: Place): Picture | ImportNote {
    const head = DATA_ADDRESS.exec(address);
    const parameters = head?.[1]?.split(';') ?? [];
    const name = safeDecode(parameters.find((text) => text.startsWith('name='))?.slice(5) ?? '') || null;
    if (!head || !parameters.includes('base64'))
      return { code: 'picture-broken', facts: { place, name: name ?? shorten(address) } };
    return this.takeBase64(safeDecode(address.slice(head[0].length)), name, place);
  }

  private takeBase64(base64: string, name: string | null, place: Place): Picture | ImportNote {
    const limit = this.limits.pictureBytes;
    const shown = shorten(name ?? 'data:');
    // Bounded, because a run of millions of blanks may be more than a regular expression can hold.
    const compact = base64.replace(/\s{1,1000}/g, '');
    const bytes = Math.floor((compact.length * 3) / 4);
    if (bytes > limit + 2) return { code: 'picture-too-big', facts: { place, name: shown, bytes, limit } };
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return { code: 'picture-broken', facts: { place, name: shown } };
    const content = Buffer.from(compact, 'base64');
    const kind = content.length < 12 ? undefined : SIGNATURES.find(({ matches }) => matches(content));
    if (!kind) return { code: 'picture-kind', facts: { place, name: shown } };
    return this.put(content, kind, name);
  }

  private put(content: Buffer, kind: (typeof SIGNATURES)[number], name: string | null): Picture {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const known = this.pictures.find((picture) => picture.sha256 === sha256);
    if (known) return known;
    const wanted = cleanName(name ?? '') || `picture-${sha256.slice(0, 8)}.${kind.extension}`;
    const taken = this.pictures.some((picture) => picture.name === wanted);
    const picture: Picture = {
      name: taken ? `${sha256.slice(0, 8)}-${wanted}` : wanted,
      mime: kind.mime,
      bytes: new Uint8Array(content),
      sha256,
    };
    this.pictures.push(picture);
    return picture;
  }
}

/** The path after Moodle's placeholder, decoded, or null for an address that names no embedded file. */
function embeddedName(address: string): string | null {
  const found = /^@@PLUGINFILE@@\/([^?#]+)/.exec(address);
  return found?.[1] === undefined ? null : safeDecode(found[1]).normalize();
}

/** The last part of a path without controls and halves of characters, its end kept when it is long. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last
    .slice(-120)
    .replace(/[\p{Cc}\p{Surrogate}\ufdd0-\ufdef]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function safeDecode(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
