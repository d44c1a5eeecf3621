import { arrange } from './arrange.ts';
import { cleanHtml } from './clean-html.ts';
import { isPlain, plainHtml } from './plain-html.ts';

const sha = 'ab'.repeat(32);

it('shows a picture of the bank from its own address', () => {
  expect(cleanHtml(`<p>Где?</p><img src="picture:${sha}" alt="Схема" width="640">`)).toBe(
    `<p>Где?</p><img src="/api/pictures/${sha}" alt="Схема" width="640">`,
  );
});

it('makes a picture a button that enlarges it', () => {
  const html = cleanHtml(`<img src="picture:${sha}" alt="Схема">`, { enlarge: (alt) => `Увеличить: ${alt}` });
  expect(html).toMatch(/^<button type="button" aria-label="Увеличить: Схема"><img /);
});

it.each([
  ['a script', '<p>Да</p><script>alert(1)</script>', '<p>Да</p>'],
  ['a handler', '<p onclick="alert(1)">Да</p>', '<p>Да</p>'],
  ['a style', '<p style="position:fixed" class="x">Да</p>', '<p>Да</p>'],
  ['a frame', '<iframe src="https://example.org"></iframe><p>Да</p>', '<p>Да</p>'],
  ['a vector drawing', '<svg><script>1</script></svg><p>Да</p>', '<p>Да</p>'],
  ['a link keeps its text', '<p><a href="javascript:alert(1)">Да</a></p>', '<p>Да</p>'],
  ['a field', '<form><input name="x"></form><p>Да</p>', '<p>Да</p>'],
  ['a foreign picture', '<img src="https://example.org/x.png" alt="Да">', '<img alt="Да">'],
  ['an inline picture', '<img src="data:image/png;base64,AAAA" alt="Да">', '<img alt="Да">'],
])('takes away %s', (_what, dirty, clean) => expect(cleanHtml(dirty)).toBe(clean));

describe('a text that needs no cleaning', () => {
  it.each([
    ['words', 'При v &lt; 60 км/ч — да'],
    ['bare tags', '<p>Да,<br />это <strong>так</strong></p><ul><li>раз</li></ul>'],
    ['a picture of ours', `<img src="picture:${sha}" alt="Схема" width="640" height="480">`],
  ])('is %s', (_what, html) => {
    expect(isPlain(html)).toBe(true);
    expect(cleanHtml(html)).toBe(arrange(plainHtml(html)).replace('<br />', '<br>'));
  });

  it.each([
    ['an attribute', '<p onclick="alert(1)">Да</p>'],
    ['a tag off the list', '<a>Да</a>'],
    ['a tag hidden in a tag', '<scr<p>ipt>alert(1)</scr</p>ipt>'],
    ['a picture from elsewhere', '<img src="https://example.org/x.png">'],
    ['a picture with a handler', `<img src="picture:${sha}" onerror="alert(1)">`],
    ['a description that ends its tag', `<img alt="a" x="" onerror="alert(1)" src="picture:${sha}">`],
    ['a stray bracket', '<p>v < 60</p>'],
    ['a comment', '<!-- <p> -->'],
    ['a capital tag', '<SCRIPT>1</SCRIPT>'],
    ['an unclosed tag', '<img src="picture:'],
  ])('is not one with %s', (_what, html) => expect(isPlain(html)).toBe(false));
});
