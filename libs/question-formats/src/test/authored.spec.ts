import { cleanQuestion } from '../index.ts';

const KNOWN = 'a'.repeat(64);
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const clean = (html: string, option = 'да', explanationHtml: string | null = null) =>
  cleanQuestion({ html, options: [{ html: option, correct: true }], explanationHtml }, new Set([KNOWN]));

describe('what an author wrote in an editor', () => {
  it('loses all that runs or loads, without a word', () => {
    const { html, options, refusals } = clean(
      '<p onclick="x()">Кто <script>alert(1)</script>прав?</p>',
      '<a href="javascript:x()">да</a><style>p{}</style>',
    );
    expect({ html, options, refusals }).toEqual({
      html: 'Кто прав?',
      options: [{ html: 'да', correct: true }],
      refusals: [],
    });
  });

  it.each([`picture:${KNOWN}`, `/api/pictures/${KNOWN}`])('may name a picture of the bank as %s', (src) => {
    const { html, pictures, refusals } = clean(`<img src="${src}" alt="знак" onerror="x()">`);
    expect(html).toBe(`<img src="picture:${KNOWN}" alt="знак" />`);
    expect([pictures, refusals]).toEqual([[], []]);
  });

  it('may bring a picture along as data', () => {
    const { html, pictures } = clean(`<img src="data:image/png;base64,${PNG}">`);
    expect(html).toBe(`<img src="picture:${pictures[0]?.sha256}" alt="" />`);
    expect(pictures.map(({ mime }) => mime)).toEqual(['image/png']);
  });

  it.each([
    [`picture:${'b'.repeat(64)}`, 'picture-missing'],
    ['https://example.org/a.png', 'picture-external'],
    ['data:image/svg+xml;base64,PHN2Zz4=', 'picture-kind'],
  ])('is refused with the picture %s', (src, code) => {
    const { refusals } = clean('Кто прав?', `<img src="${src}">`);
    expect(refusals.map(({ place, note }) => [place, note.code])).toEqual([['option-1', code]]);
  });

  it('stays as it is when it is clean, and an empty explanation is none', () => {
    const once = clean('<p>H<sub>2</sub>O</p><p>и &lt;b&gt;</p>', 'да', '<p> </p>');
    expect(clean(once.html).html).toBe(once.html);
    expect(once.explanationHtml).toBeNull();
  });
});
