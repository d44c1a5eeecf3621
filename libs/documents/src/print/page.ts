import { escapeHtml } from './html.ts';

/** The sheet that a form is printed on. */
export type PageSetup = {
  readonly format: 'A3' | 'A4' | 'A5';
  readonly landscape: boolean;
  /** CSS margins of the sheet. */
  readonly margin: string;
  /** «стр. 1 из 2» at the foot of every sheet. */
  readonly numbered: boolean;
  /** A line at the foot of every sheet, or null. */
  readonly footer: string | null;
};

/** A document ready for the printer or for a preview. */
export type PrintedForm = {
  /** Title of the file, in Russian. */
  readonly title: string;
  readonly page: PageSetup;
  /** Markup of the document alone, without shell, sheet or footers: what is hashed and signed. */
  readonly body: string;
  /** CSS that it needs besides the shell's, said once in a file of many forms. */
  readonly styles?: string;
  /** What belongs to it on sheets of another kind, as the supplement of a diploma; numbered apart. */
  readonly following?: readonly Sheets[];
};

/** One kind of sheets of a form. */
export type Sheets = { readonly page: PageSetup; readonly body: string };

/** The title of a file, the CSS of its sheets and forms, what goes into the shell's `<main>`, and how many forms it holds. */
export type PrintFile = {
  readonly title: string;
  /** Alike for forms of one design, so that the printer can keep what it has read. */
  readonly styles: string;
  readonly main: string;
  readonly forms: number;
};

/** An ordinary office sheet, with room at the left for filing. */
export const OFFICE_PAGE: PageSetup = {
  format: 'A4',
  landscape: false,
  margin: '17mm 15mm 18mm 25mm',
  numbered: true,
  footer: null,
};

const SIZES = { A3: ['297mm', '420mm'], A4: ['210mm', '297mm'], A5: ['148mm', '210mm'] } as const;

/**
 * One print file of one or many forms, each on sheets of its own size. A single form numbers its sheets «стр. 1 из 2»;
 * among others, and on what follows it, it starts again at «стр. 1», without the total, which the browser knows only for
 * the whole file.
 */
export function bundle(forms: readonly PrintedForm[], title = forms[0]?.title ?? ''): PrintFile {
  const styles = new Set(forms.flatMap((form) => form.styles ?? []));
  const names = new Map<string, string>();
  const rules: string[] = [];
  const all = forms.flatMap((form) => [form, ...(form.following ?? []).map((part) => ({ ...form, ...part }))]);
  const sheets = all.map((form, index) => {
    const key = form.page.numbered ? `form ${index}` : JSON.stringify(form.page);
    const name = names.get(key) ?? `sheet-${names.size + 1}`;
    if (!names.has(key)) rules.push(pageRule(name, form.page, all.length === 1));
    names.set(key, name);
    return sheet(name, form);
  });
  return {
    title,
    styles: rules.join('') + [...styles].join(''),
    main: sheets.join(''),
    forms: forms.length,
  };
}

function dimensions({ format, landscape }: PageSetup): { width: string; height: string } {
  const [short, long] = SIZES[format];
  return landscape ? { width: long, height: short } : { width: short, height: long };
}

function sheet(name: string, { page, title, body }: PrintedForm): string {
  const { width, height } = dimensions(page);
  const style = `page:${name};--width:${width};--height:${height};--margin:${page.margin}`;
  return `<section class="sheet" aria-label="${escapeHtml(title)}" style="${style}">${body}</section>`;
}

function pageRule(name: string, page: PageSetup, alone: boolean): string {
  const { width, height } = dimensions(page);
  const total = alone ? '" стр. " counter(page) " из " counter(pages)' : `" стр. " counter(${name})`;
  return [
    `@page ${name}{size:${width} ${height};margin:${page.margin};counter-increment:${name};`,
    page.footer === null ? '' : `@bottom-left{content:${cssString(page.footer)}}`,
    page.numbered ? `@bottom-right{content:${total}}` : '',
    '}',
  ].join('');
}

/** A CSS string that can end neither itself nor the style element. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:№()-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
