import { BODY_POINTS, defaultDesign, designRefusals, OFFSET_MM, type DocumentDesign } from './design.ts';
import { DESIGN_KINDS, DESIGN_TEXTS, type TextKey } from './texts.ts';

const design = (texts: Partial<Record<TextKey, string>>, more: Partial<DocumentDesign> = {}): DocumentDesign => {
  const own = defaultDesign('certificate');
  return { ...own, ...more, texts: { ...own.texts, ...texts } };
};
const codes = (texts: Partial<Record<TextKey, string>>) =>
  designRefusals('certificate', design(texts)).map(({ code }) => code);

describe('3.13 the design of a printed form', () => {
  it.each(DESIGN_KINDS)('as nobody has edited it, the %s has nothing against it', (kind) => {
    expect(designRefusals(kind, defaultDesign(kind))).toEqual([]);
    expect(DESIGN_TEXTS[kind].every(({ key }) => key in defaultDesign(kind).texts)).toBe(true);
  });

  it.each([
    [{ title: '  ' }, ['design.text-empty']],
    [{ subtitle: '' }, []],
    [{ title: 'Щ'.repeat(30) }, []],
    [{ title: 'Щ'.repeat(31) }, ['design.text-too-long']],
    [{ before: 'за {период} и {кто}' }, ['design.unknown-placeholder']],
    [{ before: 'за { период }' }, []],
    [{ before: 'без срока' }, ['design.placeholder-missing']],
    [{ title: '{период}' }, ['design.unknown-placeholder']],
    [{ footer: 'скобка { осталась' }, ['design.bracket-open']],
    [{ footer: 'скобка } осталась' }, ['design.bracket-open']],
    [{ footer: '**жирно**' }, []],
    [{ footer: '**жирно' }, ['design.mark-open']],
    [{ footer: '<b>жирно' }, ['design.tag']],
    [{ footer: '</b>' }, ['design.tag']],
    [{ footer: '<script>alert(1)</script>' }, ['design.tag']],
    [{ footer: '<!-- скрыто -->' }, ['design.tag']],
    [{ footer: 'часов < 72' }, []],
    [{ footer: 'centre.example' }, []],
    [{ footer: 'см. https://centre.example/a' }, ['design.address']],
    [{ footer: 'file:///etc/passwd' }, ['design.address']],
    [{ footer: 'FILE:C:\\secret' }, ['design.address']],
    [{ footer: 'javascript:alert(1)' }, ['design.address']],
    [{ footer: 'Профиль: связь' }, []],
    [{ footer: '<img src="https://a.example/x.png">' }, ['design.tag', 'design.address']],
  ])('with %j: %j', (texts, expected) => expect(codes(texts)).toEqual(expected));

  it('names the text, and what was found in it', () => {
    expect(designRefusals('certificate', design({ footer: '{кто} <b' }))).toEqual([
      { code: 'design.unknown-placeholder', clause: null, text: 'footer', placeholder: 'кто' },
      { code: 'design.tag', clause: null, text: 'footer', found: '<b' },
    ]);
  });

  it.each([BODY_POINTS.min - 0.5, BODY_POINTS.max + 0.5, NaN])('is not set in %f points', (bodyPoints) => {
    expect(designRefusals('certificate', design({}, { bodyPoints }))).toEqual([
      { code: 'design.body-size', clause: null, min: 9, max: 14 },
    ]);
  });

  it.each([
    { x: OFFSET_MM.max + 0.5, y: 0 },
    { x: 0, y: OFFSET_MM.min - 0.5 },
    { x: Infinity, y: 0 },
  ])('is not moved by %j', (offsetMm) => {
    const refused = { code: 'design.offset', clause: null, min: -20, max: 20 };
    expect(designRefusals('certificate', design({}, { offsetMm }))).toEqual([refused]);
    expect(designRefusals('diploma', { ...defaultDesign('diploma'), supplementOffsetMm: offsetMm })).toEqual([refused]);
  });
});
