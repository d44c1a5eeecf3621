/**
 * A printed file without the traces of when and on which page of the browser it was printed: the same form gives the same
 * bytes, so that a lost file can be printed again under the hash that is registered. Every replacement is as long as what
 * it replaces: the offsets inside stay true.
 *
 * @param pdf straight from the browser, not sealed yet
 * @param at what the file says of the moment it was made
 */
export function settledPdf(pdf: Buffer, at: Date): Buffer {
  const text = pdf.toString('latin1');
  const moment = at.toISOString().replace(/\D/gu, '').slice(0, 14);
  const dated = text.replace(/\/(CreationDate|ModDate) \(D:\d{14}/gu, `/$1 (D:${moment}`);
  return Buffer.from(renumbered(dated), 'latin1');
}

/** The browser numbers the nodes of its page from its start on; the order of the names matters, the numbers do not. */
function renumbered(text: string): string {
  const names = [...new Set(text.match(NODE))].sort();
  const numbers = new Map(names.map((name, index) => [name, `(node${String(index + 1).padStart(8, '0')})`]));
  return text.replace(NODE, (name) => numbers.get(name) ?? name);
}

const NODE = /\(node\d{8}\)/gu;
