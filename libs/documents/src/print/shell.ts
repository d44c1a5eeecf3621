import { learnerStyles } from '../attestation/styles.ts';
import { protocolStyles } from '../protocols/styles.ts';
import { bookStyles } from '../registry/book-styles.ts';
import { certificateStyles } from '../registry/certificate-styles.ts';
import { designStyles } from '../registry/design-styles.ts';
import { escapeHtml } from './html.ts';
import { bundle } from './page.ts';
import type { PrintedForm } from './page.ts';
import { baseStyles } from './styles.ts';

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
const NOTHING_ON_SCREEN = '@media screen { main { display: none; } }';

type Shell = {
  /** `@font-face` rules of PT Serif and PT Sans; the files as data addresses. */
  readonly fontFaceCss: string;
};

/** The complete blank document: styles of every form and an empty `<main>` into which the printer puts a print file. */
export function printShell({ fontFaceCss }: Shell): string {
  return document('', '', fontFaceCss + NOTHING_ON_SCREEN);
}

/** The same document with one form in it, for a preview on the screen. */
export function previewDocument(form: PrintedForm, { fontFaceCss }: Shell): string {
  const { title, main } = bundle([form]);
  return document(title, main, fontFaceCss);
}

function document(title: string, main: string, fontFaceCss: string): string {
  const styles = [
    baseStyles,
    protocolStyles,
    certificateStyles,
    designStyles,
    bookStyles,
    learnerStyles,
    fontFaceCss,
  ].join('\n');
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>${styles}</style>
</head>
<body><main>${main}</main></body>
</html>`;
}
