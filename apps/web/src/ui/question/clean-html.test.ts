import { cleanHtml } from './clean-html.ts';

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
