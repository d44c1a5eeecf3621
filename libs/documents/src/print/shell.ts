import { learnerStyles } from '../attestation/styles.ts';
import { protocolStyles } from '../protocols/styles.ts';
import { bookStyles } from '../registry/book-styles.ts';
import { certificateStyles } from '../registry/certificate-styles.ts';
import { designStyles } from '../registry/design-styles.ts';
import { escapeHtml } from './html.ts';
import { bundle } from './page.ts';
import type { PrintedForm } from './page.ts';
import { baseStyles, sheetsOnScreen } from './styles.ts';

/** The printed page may do nothing but show itself: no scripts, no network, no frames, no forms. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Nobody looks at the printer's page: not laying it out and painting it on the screen saves a third of the work. */
const NOTHING_ON_SCREEN = 'main { display: none; }';

type Shell = {
  /** `@font-face` rules of PT Serif and PT Sans; the files as data addresses. */
  readonly fontFaceCss: string;
};

/**
 * The complete blank document: styles of every form, an empty `<style id="of-file">` and an empty `<main>`, into which the
 * printer puts a print file. What differs between screen and paper is apart: the browser reads such a sheet anew at each
 * print, and this one is the only one.
 */
export function printShell({ fontFaceCss }: Shell): string {
  return document('', { onScreen: NOTHING_ON_SCREEN, fontFaceCss, ofFile: '', main: '' });
}

/** The same document with one form in it, for a preview on the screen. */
export function previewDocument(form: PrintedForm, { fontFaceCss }: Shell): string {
  const { title, styles, main } = bundle([form]);
  return document(title, { onScreen: sheetsOnScreen, fontFaceCss, ofFile: styles, main });
}

const everyForm = [baseStyles, protocolStyles, certificateStyles, designStyles, bookStyles, learnerStyles].join('\n');

type Parts = {
  readonly onScreen: string;
  /** After what stands on the screen, as a page may bring rules of its own for it. */
  readonly fontFaceCss: string;
  readonly ofFile: string;
  readonly main: string;
};

function document(title: string, { onScreen, fontFaceCss, ofFile, main }: Parts): string {
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>${everyForm}</style>
<style media="screen">${onScreen}</style>
<style>${fontFaceCss}</style>
<style id="of-file">${ofFile}</style>
</head>
<body><main>${main}</main></body>
</html>`;
}
