/** A picture of ours inside a text that an author types. */
export type PictureInText = {
  readonly sha256: string;
  /** What it shows, for who does not see it. */
  readonly alt: string;
  /** Where its tag stands. */
  readonly from: number;
  readonly to: number;
};

const TAG = /<img\b[^>]*?\bsrc=["']picture:([0-9a-f]{64})["'][^>]*>/gi;

/** The pictures of a text in their order. */
export function picturesOf(text: string): PictureInText[] {
  return [...text.matchAll(TAG)].map((found) => ({
    sha256: found[1] ?? '',
    alt: new DOMParser().parseFromString(found[0], 'text/html').querySelector('img')?.alt ?? '',
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** The tag that shows a picture. */
export function pictureTag({ sha256, alt }: Pick<PictureInText, 'sha256' | 'alt'>): string {
  const said = alt.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<img src="picture:${sha256}" alt="${said}">`;
}

/** The text with something else in the place of a picture; nothing takes it away. */
export function withPicture(text: string, { from, to }: Pick<PictureInText, 'from' | 'to'>, tag: string): string {
  return text.slice(0, from) + tag + text.slice(to);
}
