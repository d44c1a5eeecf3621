import type ExcelJS from 'exceljs'; // the library itself is loaded by the first sheet: few processes ever see one

/** Parts of a sheet that tell nothing about people, and may be endless. */
const IGNORED = ['dataValidations', 'conditionalFormatting', 'drawing', 'picture'];

/**
 * A workbook as the library reads it; `checkZip` has looked through it before.
 * @throws Error of any kind on what is broken
 */
export async function loadWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  // A name of all that a sheet has would be kept cell by cell; names mean nothing here.
  Object.defineProperty(workbook.definedNames, 'model', { get: () => [], set: () => undefined });
  await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: IGNORED });
  return workbook;
}
