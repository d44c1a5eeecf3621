import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { clauseAnchor } from '../../paths.ts';

export type Section = { readonly id: string; readonly title: string };
export type RegulationHtml = { readonly html: string; readonly sections: readonly Section[] };

const CLAUSE = /^(\d+(?:\.\d+)*)\.\s/;

/**
 * The Regulation's text as clean HTML with an address for every clause, and its sections for the contents. Where it is only to
 * be read, the numbers are no links: half a hundred of them would stand between a keyboard and the button below.
 */
export function regulationHtml(markdown: string, { linked = true } = {}): RegulationHtml {
  const sections: Section[] = [];
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }) {
        const number = CLAUSE.exec(text)?.[1];
        if (!number || depth > 2) return `<h3>${this.parser.parseInline(tokens)}</h3>`;
        const id = clauseAnchor(number);
        sections.push({ id, title: text });
        return `<h2 id="${id}">${this.parser.parseInline(tokens)}</h2>`;
      },
      paragraph({ tokens, text }) {
        const number = CLAUSE.exec(text)?.[1];
        const content = this.parser.parseInline(tokens);
        if (!number) return `<p>${content}</p>`;
        const id = clauseAnchor(number);
        const shown = linked ? `<a href="#${id}">${number}.</a>` : `${number}.`;
        return `<p id="${id}" data-clause>${shown} ${content.replace(CLAUSE, '')}</p>`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return {
    html: DOMPurify.sanitize(html, { FORBID_TAGS: ['style', 'img', 'form'], FORBID_ATTR: ['style'] }),
    sections,
  };
}
