import { buffer } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  REGISTER_COLUMNS,
  REGISTER_FILE_ROWS,
  REGISTER_LISTS,
  registerRow,
  type RegisterFacts,
  type RegisterRow,
} from '@itog/domain';
import ExcelJS from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { registerFile, registerTemplate, takeApart } from './workbook.ts';

const FACTS: RegisterFacts = {
  kind: 'certificate',
  registrationNumber: '00017-ПК-26',
  issuedOn: '2026-03-11',
  series: null,
  number: null,
  name: { lastName: 'Билетова', firstName: 'Анна', patronymic: null },
  programKind: 'professional-development',
  program: 'Охрана труда <и> «безопасность» & порядок',
  hours: 72,
  studyForm: 'очная',
  studyPeriod: { from: '2026-02-02', to: '2026-03-11' },
  qualification: null,
  fieldOfWork: REGISTER_LISTS.fieldsOfWork[31]!,
  specialtyGroup: 'Без деления на угс/отрасли',
  funding: 'paid',
  learningPlace: 'inside',
  record: {
    birthDate: '1985-04-12',
    sex: 'female',
    snils: '11223344595',
    citizenship: '051',
    identityKind: null,
    identitySeries: null,
    identityNumber: null,
    priorLevel: 'higher',
    priorLastName: 'Девичья',
    priorSeries: null,
    priorNumber: '0123456',
    priorIssuedOn: null,
    postalAddress: null,
  },
  original: null,
  reissueReason: null,
  former: null,
};
const rowOf = (n: number): RegisterRow =>
  registerRow({ ...FACTS, registrationNumber: `${String(n).padStart(5, '0')}-ПК-26` });
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => rowOf(index + 1));

const templateBytes = () => readFile(join(import.meta.dirname, '../../platform/assets/frdo-dpo.xlsx'));
async function parts(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    found.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('base64'));
  return found;
}
async function read(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book.getWorksheet('Шаблон')!;
}
const sheetXml = (all: Map<string, string>) => Buffer.from(all.get('xl/worksheets/sheet1.xml')!, 'base64').toString();

describe('a file of the federal register', () => {
  it('is the template in every part but the sheet’s cells and the strings', async () => {
    const ours = await parts(await registerFile(await registerTemplate(), rowsOf(3)));
    const theirs = await parts(await templateBytes());
    expect([...ours.keys()]).toEqual([...theirs.keys()]);
    const differing = [...theirs.keys()].filter((name) => ours.get(name) !== theirs.get(name));
    expect(differing).toEqual(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']);
  });

  it('has the hidden sheet, the defined names and the validations byte for byte', async () => {
    const ours = await parts(await registerFile(await registerTemplate(), rowsOf(3)));
    const theirs = await parts(await templateBytes());
    for (const name of ['xl/worksheets/sheet2.xml', 'xl/workbook.xml', 'xl/styles.xml', 'xl/tables/table1.xml'])
      expect(ours.get(name)).toBe(theirs.get(name));
    const after = (xml: string) => xml.slice(xml.indexOf('</sheetData>'));
    const before = (xml: string) => xml.slice(0, xml.indexOf('<row r="2"'));
    expect(after(sheetXml(ours))).toBe(after(sheetXml(theirs)));
    expect(before(sheetXml(ours))).toBe(before(sheetXml(theirs)));
    expect(after(sheetXml(ours))).toContain('<dataValidations count="22">');
  });

  it('keeps the format of every cell, filled or empty', async () => {
    const styles = (xml: string) =>
      [...xml.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/gu)].map(([, cell, style]) => [cell, style]);
    const ours = sheetXml(await parts(await registerFile(await registerTemplate(), rowsOf(REGISTER_FILE_ROWS))));
    expect(styles(ours)).toEqual(styles(sheetXml(await parts(await templateBytes()))));
    expect(styles(ours)).toHaveLength(40 * 1_001);
  });

  it('says by another reader what was written: text, numbers, real dates, leading zeros, double spaces', async () => {
    const sheet = await read(await registerFile(await registerTemplate(), [rowOf(1)]));
    const values = REGISTER_COLUMNS.map((column) => sheet.getCell(`${column}2`).value);
    const row = rowOf(1);
    const expected = REGISTER_COLUMNS.map((column) => {
      const value = row[column];
      return ['H', 'Y', 'AJ'].includes(column) && value ? new Date(`${value}T00:00:00Z`) : value;
    });
    expect(values).toEqual(expected);
    expect(values[11]).toContain('услуг,  услуги гостеприимства');
    expect(values[30]).toBe('051');
    expect(sheet.getCell('A3').value).toBeNull();
  });

  it('has the template’s forty headers', async () => {
    const header = async (bytes: Uint8Array) => {
      const sheet = await read(bytes);
      return REGISTER_COLUMNS.map((column) => sheet.getCell(`${column}1`).text);
    };
    const ours = await header(await registerFile(await registerTemplate(), rowsOf(2)));
    expect(ours).toEqual(await header(await templateBytes()));
    expect(new Set(ours).size).toBe(40);
  });

  it('has our lists of values to the letter in its hidden sheet', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(await templateBytes()).buffer);
    const sheet = book.getWorksheet('Проверки')!;
    const range = (column: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => sheet.getCell(`${column}${from + index}`).text);
    expect(range('A', 2, 5)).toEqual(REGISTER_LISTS.kinds);
    expect(range('D', 2, 3)).toEqual(REGISTER_LISTS.statuses);
    expect(range('E', 2, 6)).toEqual(REGISTER_LISTS.losses);
    expect(range('F', 2, 4)).toEqual(REGISTER_LISTS.exchanges);
    expect(range('G', 2, 34)).toEqual(REGISTER_LISTS.fieldsOfWork);
    expect(range('H', 2, 3)).toEqual(REGISTER_LISTS.sexes);
    expect(range('J', 2, 3)).toEqual(REGISTER_LISTS.destructions);
    expect(range('K', 1, 2)).toEqual(REGISTER_LISTS.programs);
    expect(range('L', 2, 6)).toEqual(REGISTER_LISTS.levels);
    expect(range('M', 2, 469)).toEqual(REGISTER_LISTS.specialtyGroups);
    expect(range('N', 2, 255)).toEqual(REGISTER_LISTS.countries);
    expect(range('O', 2, 3)).toEqual(REGISTER_LISTS.places);
    expect(range('P', 2, 5)).toEqual(REGISTER_LISTS.fundings);
    expect(range('Q', 2, 4)).toEqual(REGISTER_LISTS.studyForms);
  });

  it('is the same file for the same rows, and takes a thousand in no time, one more never', async () => {
    const template = await registerTemplate();
    const start = performance.now();
    const file = await registerFile(template, rowsOf(REGISTER_FILE_ROWS));
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(file.equals(await registerFile(template, rowsOf(REGISTER_FILE_ROWS)))).toBe(true);
    expect((await read(file)).getCell('I1001').value).toBe('01000-ПК-26');
    await expect(registerFile(template, rowsOf(1_001))).rejects.toThrow(RangeError);
  });

  it('is not made from another workbook', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Лист').addRow(['А']);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    await expect(takeApart(bytes)).rejects.toThrow('another form');
  });
});
