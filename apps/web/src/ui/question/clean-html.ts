import DOMPurify from 'dompurify';
import { arrange, type Enlarge } from './arrange.ts';
import { pictureAddress } from './plain-html.ts';

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

/** HTML of a question, cleaned once more before it is shown; `picture:<sha256>` becomes the picture's address. */
export function cleanHtml(html: string, { enlarge }: { readonly enlarge?: Enlarge } = {}): string {
  return arrange(purifier.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOW_DATA_ATTR: false }), enlarge);
}
