import { html, keptTogether, trustedMarkup } from './html.ts';

const print = (value: Parameters<typeof html>[1]) => html`<p>${value}</p>`.toString();

describe('the html tag', () => {
  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['Рога & копыта', '<p>Рога &amp; копыта</p>'],
    ['&lt;b&gt;', '<p>&amp;lt;b&amp;gt;</p>'],
    [`" onload='x'`, '<p>&quot; onload=&#39;x&#39;</p>'],
    [['<a>', '<b>'], '<p>&lt;a&gt;&lt;b&gt;</p>'],
  ])('prints %j as text', (value, markup) => expect(print(value)).toBe(markup));

  it('cannot be left by way of an attribute', () => {
    expect(html`<p title="${'"><img src=x>'}"></p>`.toString()).toBe('<p title="&quot;&gt;&lt;img src=x&gt;"></p>');
  });

  it('takes its own results and arrays of them as they are', () => {
    const rows = ['а', '<'].map((cell) => html`<td>${cell}</td>`);
    expect(print(html`<b>${rows}</b>`)).toBe('<p><b><td>а</td><td>&lt;</td></b></p>');
  });

  it('does not mistake a look-alike object for its own result', () => {
    const forged = JSON.parse('{"markup":"<b>"}') as string;
    expect(() => print(forged)).toThrow(TypeError);
  });

  it('prints zero, and nothing for an absent value', () => {
    expect([print(0), print(null), print(undefined), print(false), print('')]).toEqual([
      '<p>0</p>',
      '<p></p>',
      '<p></p>',
      '<p></p>',
      '<p></p>',
    ]);
  });

  it('keeps short words of a form with the next one and numbers with their signs, and leaves what people wrote', () => {
    const [number, words] = ['5-у/26', 'в Уфе'];
    const form = html`<p>Приказ № ${number} в городе, п. 3.6; 60 %, но «с этим» — не то. ${words}</p>`.toString();
    expect(form).toBe(
      '<p>Приказ №~5-у/26 в~городе, п.~3.6; 60~%, но~«с~этим» — не~то. в Уфе</p>'.replaceAll('~', '\u00a0'),
    );
    expect(keptTogether('Конец строки с\nпереносом')).toBe('Конец строки с\nпереносом');
  });

  it('keeps trusted markup', () => expect(print(trustedMarkup('<svg/>'))).toBe('<p><svg/></p>'));
});

describe('text as printed', () => {
  it.each([
    ['и\u0306од', '<p>йод</p>', 'a letter and its breve become one letter'],
    ['тест\u200b\ufeff', '<p>тест</p>', 'invisible characters go'],
    ['а\u2011б', '<p>а-б</p>', 'a rare hyphen becomes a plain one'],
    ['1\u202f000', '<p>1\u00a0000</p>', 'a narrow space becomes a no-break one'],
  ])('%j: %s, %s', (text, markup) => expect(print(text)).toBe(markup));
});
