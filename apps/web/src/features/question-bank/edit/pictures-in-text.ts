/** A picture of ours inside a text that an author types. */
export type PictureInText = {
  readonly sha256: string;
  /** What it shows, for who does not see it. */
  readonly alt: string;
  /** The size that its author gave it, as the tag says it. */
  readonly size: string;
  /** Where its tag stands. */
  readonly from: number;
  readonly to: number;
};

const TAG = /<img\b[^>]*?\bsrc=["']picture:([0-9a-f]{64})["'][^>]*>/gi;
const SIZE = / (?:width|height)="\d{1,4}"/g;

/** The pictures of a text in their order. */
export function picturesOf(text: string): PictureInText[] {
  return [...text.matchAll(TAG)].map((found) => ({
    sha256: found[1] ?? '',
    alt: new DOMParser().parseFromString(found[0], 'text/html').querySelector('img')?.alt ?? '',
    size: (found[0].match(SIZE) ?? []).join(''),
    from: found.index,
    to: found.index + found[0].length,
  }));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** The tag that shows a picture; the same picture as before keeps its size. */
export function pictureTag(
  { sha256, alt }: Pick<PictureInText, 'sha256' | 'alt'>,
  former: PictureInText | null = null,
): string {
  const said = alt.trim().replace(/[&"<>]/g, (sign) => ESCAPES[sign] ?? sign);
  return `<img src="picture:${sha256}" alt="${said}"${former?.sha256 === sha256 ? former.size : ''}>`;
}

/** The text with something else in the place of a picture; nothing takes it away. */
export function withPicture(text: string, { from, to }: Pick<PictureInText, 'from' | 'to'>, tag: string): string {
  return text.slice(0, from) + tag + text.slice(to);
}
