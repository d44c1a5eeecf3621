import { Marked } from 'marked';
import { letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { escapeHtml, html, printableText, trustedMarkup } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords } from '../print/words.ts';
import type { Day } from '../print/words.ts';

export type RegulationData = {
  readonly organisation: Organisation;
  /** «Положение об итоговой аттестации слушателей» */
  readonly title: string;
  /** First day on which the edition is in force. */
  readonly inForceFrom: Day;
  /** «приказом директора от 18.01.2017 № 2-03/1801»; null when the text says it itself. */
  readonly approvedBy: string | null;
  /** The text of the edition. Raw HTML in it is printed as text; pictures are left out; links lose their address. */
  readonly markdown: string;
};

const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    // The sheet has one first-level heading: its own.
    heading({ tokens, depth }) {
      const level = Math.min(depth + 1, 4);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
  },
});

/** An edition of the Regulation as a paper (1.11). */
export function regulation({
  organisation,
  title,
  inForceFrom,
  approvedBy,
  markdown: text,
}: RegulationData): PrintedForm {
  const content = trustedMarkup(markdown.parse(printableText(text), { async: false }));
  const body = html`<article class="form regulation">
    ${letterhead(organisation)}
    <h1>${title}</h1>
    <p class="edition">Редакция от ${dayInWords(inForceFrom)}${approvedBy && `, утверждена ${approvedBy}`}</p>
    <div class="content">${content}</div>
  </article>`;
  return { title: `${title}, редакция от ${dayInWords(inForceFrom)}`, page: OFFICE_PAGE, body: body.toString() };
}
