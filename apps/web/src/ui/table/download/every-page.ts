/** More rows than this do not go into one sheet. */
const MOST = 10_000;

/**
 * All rows of a list that the server gives page by page.
 * @param pageFrom fetches the rows from this one on; an empty page is past the end
 */
export async function everyPage<Row>(pageFrom: (offset: number) => Promise<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  let page: readonly Row[];
  do {
    page = await pageFrom(rows.length);
    rows.push(...page);
  } while (page.length > 0 && rows.length < MOST);
  return rows.slice(0, MOST);
}
