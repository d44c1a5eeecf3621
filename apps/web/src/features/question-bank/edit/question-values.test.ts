import type { Question } from '@itog/contracts';
import { BLANK, bodyOf, refusalsOf, valuesOf, type QuestionValues } from './question-values.ts';
import { factsOf, htmlOf, typedOf } from './text-html.ts';

const typed = (more: Partial<QuestionValues>): QuestionValues => ({
  ...BLANK,
  text: 'Кто?',
  options: [{ text: 'Он' }, { text: 'Она' }, { text: '' }, { text: '' }],
  correct: 1,
  ...more,
});

describe('a text that an author types', () => {
  it.each([
    ['a line break', 'Раз\nДва', 'Раз<br>Два'],
    ['paragraphs', 'Раз\n\n \nДва\nТри', '<p>Раз</p><p>Два<br>Три</p>'],
    ['marks', 'H<sub>2</sub>O', 'H<sub>2</sub>O'],
    ['blocks of its own', '<p>Раз</p>\n<p>Два</p>', '<p>Раз</p>\n<p>Два</p>'],
    ['spaces around', '  Раз  ', 'Раз'],
  ])('keeps %s', (_what, text, html) => expect(htmlOf(text)).toBe(html));

  it('comes back as it was typed', () => {
    expect(typedOf('Раз<br>Два<br />Три')).toBe('Раз\nДва\nТри');
    expect(typedOf('<p>Раз<br>Два</p>\n<p></p><p>Три\nчетыре</p>')).toBe('Раз\nДва\n\nТри четыре');
    expect(typedOf('<p>Раз</p><ul><li>Два</li></ul>')).toBe('<p>Раз</p><ul><li>Два</li></ul>');
    expect(typedOf('')).toBe('');
    const indented = '<p>for:<br>\u00a0\u00a0print</p><p>\u00a0end</p>';
    expect(htmlOf(typedOf(indented))).toBe(indented);
  });

  it('is judged by its words: lines do not run together, markup does not count', () => {
    expect(factsOf('Раз<br>два <b>три</b>')).toEqual({ text: 'Раз два три', hasPicture: false });
    expect(factsOf(`<img src="picture:${'ab'.repeat(32)}" alt="">`)).toEqual({ text: '', hasPicture: true });
  });
});

describe('a question that an author types', () => {
  it('leaves out the options left empty at the end, not those between', () => {
    expect(bodyOf(typed({})).options).toEqual([
      { html: 'Он', correct: false },
      { html: 'Она', correct: true },
    ]);
    expect(bodyOf(typed({ options: [{ text: 'Он' }, { text: '' }, { text: 'Она' }] })).options).toHaveLength(3);
  });

  it('is called by its first words unless it has a name', () => {
    expect(bodyOf(typed({})).name).toBe('Кто?');
    expect(bodyOf(typed({ name: ' Билет 1 ' })).name).toBe('Билет 1');
    expect(bodyOf(typed({ text: 'слово '.repeat(40) })).name).toMatch(/^(слово )+.*…$/);
    expect(bodyOf(typed({ text: 'слово '.repeat(40) })).name.length).toBeLessThanOrEqual(80);
  });

  it('says what will keep it from being published (3.5)', () => {
    expect(refusalsOf(bodyOf(typed({})))).toEqual([]);
    expect(refusalsOf(bodyOf(typed({ correct: -1 }))).map(({ code }) => code)).toEqual(['question.not-one-right']);
    const alike = typed({ options: [{ text: 'Он' }, { text: '<b>Он</b>' }], correct: 0 });
    expect(refusalsOf(bodyOf(alike)).map(({ code }) => code)).toEqual(['question.options-alike']);
  });

  it('is typed anew from what is stored', () => {
    const stored = { name: 'Билет 1', html: 'Кто?<br>Где?', explanationHtml: null } as Question;
    const values = valuesOf(
      {
        ...stored,
        options: [
          { html: 'Он', correct: false },
          { html: 'Она', correct: true },
        ],
      },
      'Тема',
    );
    expect(values).toMatchObject({ text: 'Кто?\nГде?', correct: 1, topic: 'Тема', explanation: '' });
    expect(bodyOf(values)).toMatchObject({ html: 'Кто?<br>Где?', topic: 'Тема', explanationHtml: null });
  });
});
