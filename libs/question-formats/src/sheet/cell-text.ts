import type ExcelJS from 'exceljs';

/** What a cell shows: rich text and links as text, a formula by its saved value. */
export function cellText(cell: ExcelJS.Cell): string {
  const { value } = cell;
  const shown = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  if (shown === null || shown === undefined) return '';
  if (shown instanceof Date) return Number.isNaN(shown.getTime()) ? '' : shown.toISOString().slice(0, 10);
  if (typeof shown !== 'object') return String(shown);
  if ('richText' in shown) return shown.richText.map(({ text }) => text).join('');
  if ('error' in shown) return shown.error;
  return 'text' in shown ? linkText(shown.text) : '';
}

/** A link's text is rich text at times, whatever its type says. */
function linkText(text: unknown): string {
  if (typeof text === 'string') return text;
  const parts: unknown = typeof text === 'object' && text !== null && 'richText' in text ? text.richText : null;
  return Array.isArray(parts) ? parts.map((part: { text?: unknown }) => String(part.text ?? '')).join('') : '';
}
