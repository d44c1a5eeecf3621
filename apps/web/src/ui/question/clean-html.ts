import { getPicture } from '@itog/contracts';
import DOMPurify from 'dompurify';
import { addressOf } from '../../api/address.ts';

const ALLOWED_TAGS = [
  ...['b', 'i', 'em', 'strong', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'code', 'pre', 'br', 'img'],
  ...['p', 'div', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];
const ALLOWED_ATTR = ['src', 'alt', 'width', 'height', 'dir', 'colspan', 'rowspan', 'start'];
const PICTURE = /^picture:([0-9a-f]{64})$/;

const purifier = DOMPurify(window);
// A picture of ours, by the hash of its content, or none: a question loads nothing from elsewhere.
purifier.addHook('uponSanitizeAttribute', (_element, attribute) => {
  if (attribute.attrName !== 'src') return;
  const sha256 = PICTURE.exec(attribute.attrValue)?.[1];
  if (sha256) attribute.attrValue = pictureAddress(sha256);
  else attribute.keepAttr = false;
});

/** Where the browser gets a picture of a question. */
export function pictureAddress(sha256: string): string {
  return addressOf(getPicture, { params: { sha256 }, query: undefined });
}

export type CleanOptions = {
  /** What the button that enlarges a picture is called, by the picture's description; without it pictures are bare. */
  readonly enlarge?: (alt: string) => string;
};

/** HTML of a question, cleaned once more before it is shown; `picture:<sha256>` becomes the picture's address. */
export function cleanHtml(html: string, { enlarge }: CleanOptions = {}): string {
  const body = cleaned(html);
  for (const picture of body.querySelectorAll('img')) {
    if (!picture.hasAttribute('alt')) picture.alt = '';
    if (enlarge && picture.hasAttribute('src')) wrap(picture, enlarge(picture.alt));
  }
  return body.innerHTML;
}

/** The pictures of a text: their addresses and descriptions. */
export function picturesIn(html: string): { src: string; alt: string }[] {
  if (!html.includes('picture:')) return [];
  return [...cleaned(html).querySelectorAll('img[src]')].map((picture) => ({
    src: picture.getAttribute('src') ?? '',
    alt: picture.getAttribute('alt') ?? '',
  }));
}

// A document of its own: nothing in it loads before it is shown.
function cleaned(html: string): HTMLElement {
  const { body } = document.implementation.createHTMLDocument();
  body.innerHTML = purifier.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOW_DATA_ATTR: false });
  return body;
}

function wrap(picture: HTMLImageElement, label: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', label);
  picture.replaceWith(button);
  button.append(picture);
}
