import { defaultBlank } from './blank-defaults.ts';
import {
  blankPlaceholders,
  filledIn,
  frameOf,
  isQrField,
  isRowField,
  LAYOUT_KINDS,
  sheetMm,
  type BlankField,
  type BlankLayout,
} from './blank-layout.ts';
import { blankOverlaps, blankRefusals } from './blank-refusals.ts';
import { defaultDesign, designRefusals } from './design.ts';

const own = defaultBlank('certificate');
const field = (more: Partial<BlankField> = {}): BlankField => ({
  text: '{город}',
  left: 20,
  line: 30,
  width: 80,
  points: 12,
  align: 'left',
  bold: false,
  lines: 1,
  step: 7,
  ...more,
});
/** The default layout with this instead of its town. */
const layout = (more: Partial<BlankField>): BlankLayout => ({
  ...own,
  title: {
    ...own.title,
    fields: own.title.fields.map((each) => (each.text === '{город}' ? field(more) : each)),
  },
});
const at = own.title.fields.findIndex(({ text }) => text === '{город}');
const refusals = (more: Partial<BlankField>) => blankRefusals('certificate', layout(more));
const codes = (more: Partial<BlankField>) => refusals(more).map(({ code }) => code);

describe('3.13 the layout of a bought blank', () => {
  it.each(LAYOUT_KINDS)('as nobody has moved it, for the %s: nothing against it, no field over another', (kind) => {
    expect(blankRefusals(kind, defaultBlank(kind))).toEqual([]);
    expect(blankOverlaps(defaultBlank(kind))).toEqual([]);
  });

  it.each([
    [{ text: '  ' }, ['design.blank-empty']],
    [{ text: 'г. {город}, {номер}' }, []],
    [{ text: '{кто}' }, ['design.blank-placeholder']],
    [{ text: '{дисциплина}' }, ['design.blank-placeholder']],
    [{ text: '{город' }, ['design.blank-bracket']],
    [{ text: 'г'.repeat(200) }, []],
    [{ text: 'г'.repeat(201) }, ['design.blank-long']],
    [{ text: '{QR-код}', width: 30 }, []],
    [{ text: 'код {QR-код}' }, ['design.blank-mixed']],
    [{ points: 5.5 }, ['design.blank-measure']],
    [{ points: 48.5 }, ['design.blank-measure']],
    [{ lines: 0 }, ['design.blank-measure']],
    [{ lines: 1.5 }, ['design.blank-measure']],
    [{ step: 1 }, ['design.blank-measure']],
    [{ width: NaN }, ['design.blank-measure']],
    [{ left: 0, width: 297 }, []],
    [{ left: -0.5 }, ['design.blank-outside']],
    [{ left: 217.5 }, ['design.blank-outside']],
    [{ line: 3 }, ['design.blank-outside']],
    [{ line: 4 }, []],
    [{ line: 208.5 }, []],
    [{ line: 209.5 }, ['design.blank-outside']],
    [{ line: 195, lines: 2 }, []],
    [{ line: 195, lines: 4 }, ['design.blank-outside']],
    [{ text: '{QR-код}', line: 30, width: 31 }, ['design.blank-outside']],
  ])('with %j: %j', (more, expected) => expect(codes(more)).toEqual(expected));

  it('names the field that is wrong, and its bounds', () => {
    const of = { clause: null, part: 'title', at, field: '{город}' };
    expect(refusals({ points: 60 })).toEqual([
      { code: 'design.blank-measure', ...of, reason: 'points', min: 6, max: 48 },
    ]);
    expect(refusals({ left: 290 })).toEqual([{ code: 'design.blank-outside', ...of, width: 297, height: 210 }]);
  });

  it('must have who, what number, and the word of a duplicate', () => {
    const without = (...names: string[]): BlankLayout => ({
      ...own,
      title: {
        ...own.title,
        fields: own.title.fields.filter(({ text }) => !names.some((name) => text.includes(name))),
      },
    });
    const missing = (name: string) =>
      blankRefusals('certificate', without(name)).map((each) => 'placeholder' in each && each.placeholder);
    expect(['слушатель', '{номер}', 'дубликат', 'город'].map(missing)).toEqual([
      ['слушатель'],
      ['номер'],
      ['дубликат'],
      [],
    ]);
    const family = { ...without('слушатель') };
    const named = {
      ...family,
      title: { ...family.title, fields: [...family.title.fields, field({ text: '{фамилия}' })] },
    };
    expect(blankRefusals('certificate', named)).toEqual([]);
  });

  it('of a diploma has a supplement, whose columns stand apart from everything else', () => {
    const diploma = defaultBlank('diploma');
    expect(blankRefusals('diploma', { ...diploma, supplement: null })).toEqual([
      { code: 'design.blank-none', clause: null },
    ]);
    const { supplement } = diploma;
    const mixed = supplement && {
      ...supplement,
      fields: [...supplement.fields, field({ text: '{дисциплина}: {город}' })],
    };
    expect(blankRefusals('diploma', { ...diploma, supplement: mixed }).map(({ code }) => code)).toEqual([
      'design.blank-mixed',
    ]);
    expect(blankPlaceholders('diploma', 'title')).not.toContain('оценка');
  });

  it('warns of fields that lie one over the other, not of those that touch', () => {
    expect(blankOverlaps(layout({ left: 170, line: 58 }))).toEqual([
      { part: 'title', first: at, second: own.title.fields.findIndex(({ text }) => text === '{слушатель}') },
    ]);
    const two = (line: number): BlankLayout => ({
      ...own,
      title: { ...own.title, fields: [field(), field({ line })] },
    });
    expect(blankOverlaps(two(34))).toEqual([]);
    expect(blankOverlaps(two(33))).toHaveLength(1);
  });

  it('belongs to a certificate or a diploma alone, and is judged with their design', () => {
    const design = { ...defaultDesign('reference'), mode: 'layout' as const };
    expect(designRefusals('reference', design)).toEqual([{ code: 'design.blank-none', clause: null }]);
    expect(designRefusals('extract', { ...defaultDesign('extract'), blank: own })).toHaveLength(1);
    expect(designRefusals('certificate', { ...defaultDesign('certificate'), mode: 'layout', blank: own })).toEqual([]);
    expect(
      designRefusals('certificate', { ...defaultDesign('certificate'), blank: layout({ left: -5 }) }),
    ).toHaveLength(1);
  });
});

describe('3.13 a field of a blank', () => {
  it('takes its place by its lines; a code, its square upon its line', () => {
    const { top, bottom } = frameOf(field({ lines: 3, points: 72 / 25.4 }));
    expect([top, bottom].map((edge) => edge.toFixed(2))).toEqual(['29.25', '44.25']);
    expect(frameOf(field({ text: '{QR-код}', width: 25 }))).toEqual({ left: 20, top: 5, right: 45, bottom: 30 });
  });

  it('is filled with the facts that there are', () => {
    expect(filledIn('с { период } и {кто}', { период: 'июня' })).toBe('с июня и {кто}');
    expect([isRowField({ text: '{оценка}' }), isRowField({ text: '{номер}' })]).toEqual([true, false]);
    expect([isQrField({ text: ' {QR-код} ' }), isQrField({ text: 'QR-код' })]).toEqual([true, false]);
  });

  it('stands on a sheet as it is held', () => {
    expect(sheetMm({ size: 'A5', landscape: true })).toEqual({ width: 210, height: 148 });
    expect(sheetMm({ size: 'A4', landscape: false })).toEqual({ width: 210, height: 297 });
  });
});
