import { getPicture } from '@itog/contracts';
import { addressOf } from '../../api/address.ts';

const TAGS =
  'p|div|b|i|em|strong|u|s|del|ins|sub|sup|small|mark|code|pre|blockquote|br|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td';
const ATTRIBUTE = ' (?:src="picture:[0-9a-f]{64}"|alt="[^"<>]*"|width="[0-9]{1,5}"|height="[0-9]{1,5}")';
const PLAIN_TAG = new RegExp(`</?(?:${TAGS})(?: ?/)?>|<img(?:${ATTRIBUTE})*(?: ?/)?>`, 'g');
const PICTURE = /src="picture:([0-9a-f]{64})"/g;

/**
 * Whether every angle bracket of the text belongs to a bare tag from the list, or to a picture of ours: then there is
 * nothing in it to be cleaned, and the cleaner need not be loaded. Most questions are so.
 */
export function isPlain(html: string): boolean {
  return !/[<>]/.test(html.replace(PLAIN_TAG, ''));
}

/** Plain HTML with its pictures at their addresses. Give it only what `isPlain` has let through. */
export function plainHtml(html: string): string {
  return html.replace(PICTURE, (_match, sha256: string) => `src="${pictureAddress(sha256)}"`);
}

/** Where the browser gets a picture of a question. */
export function pictureAddress(sha256: string): string {
  return addressOf(getPicture, { params: { sha256 }, query: undefined });
}
