import { noteText } from '../index.ts';
import { bank, codes, fixture } from './support.ts';

describe('a GIFT bank as people write it', () => {
  const { questions, report } = bank(fixture('bank.gift'));

  it('is taken whole', () => {
    expect(report.map(({ outcome }) => outcome)).toEqual(['taken', 'changed', 'changed', 'changed', 'taken']);
    expect(report.map(({ line }) => line)).toEqual([4, 12, 22, 24, 26]);
    expect(report.map(({ name }) => name)).toEqual(['Вопрос 1', 'Вопрос 2: размеры', 'Вопрос 3', 'Вопрос 4', null]);
  });

  it('reads titles, topics, bare colons, line breaks and the general feedback', () => {
    expect(questions[0]).toMatchObject({
      topic: ['Пожарная безопасность', 'Общие требования'],
      html: 'Кто отвечает за пожарную безопасность в организации?',
      explanationHtml: 'Ответственность руководителя установлена законом: см. статью 37.',
    });
    expect(questions[1]?.html).toBe(
      'Ширина прохода: какой она должна быть,<br />если в помещении работают 20 человек?',
    );
    expect(questions[1]?.options).toEqual([
      { html: '0,5 м', correct: false },
      { html: '1 м', correct: true },
      { html: '2 м', correct: false },
    ]);
  });

  it('gathers feedback on single options into the explanation', () => {
    expect(questions[1]?.explanationHtml).toBe(
      '<div>Так записано в правилах.</div><p><em>2 м</em></p><div>Столько не требуется.</div>',
    );
    expect(report[1]?.notes).toEqual([{ code: 'feedback-merged', facts: { count: 2 } }]);
  });

  it('ignores penalties and keeps what differs only in sub- and superscript', () => {
    expect(questions[2]?.options.map(({ html }) => html)).toEqual([
      'CO<sub>2</sub>',
      'CO<sup>2</sup>',
      'C<sub>2</sub>O',
    ]);
    expect(report[2]?.notes).toEqual([{ code: 'penalty-ignored', facts: { options: [3] } }]);
    expect(questions[2]?.topic).toEqual(['Пожарная безопасность', 'Средства тушения / химия']);
  });

  it('turns true/false into two options', () => {
    expect(questions[3]?.options).toEqual([
      { html: 'Верно', correct: true },
      { html: 'Неверно', correct: false },
    ]);
  });

  it('escapes a plain text', () => expect(questions[4]?.html).toBe('Знак &lt;b&gt; в HTML значит:'));
});

describe('a GIFT bank with broken questions', () => {
  const { questions, report } = bank(fixture('broken.gift'));

  it.each([
    ['Без закрывающей скобки', 'refused', ['brace-unclosed']],
    ['Целый', 'taken', []],
    ['Два верных', 'refused', ['right-options-many']],
    ['Ни одного', 'refused', ['right-option-missing']],
    ['Половина', 'refused', ['partial-credit']],
    ['Эссе', 'refused', ['type-unsupported']],
    ['Число', 'refused', ['type-unsupported']],
    ['Слово', 'refused', ['type-unsupported']],
    ['Пары', 'refused', ['type-unsupported']],
    [null, 'refused', ['type-unsupported']],
    ['Одинаковые', 'refused', ['options-same']],
    ['Пустой вариант', 'refused', ['option-empty']],
    ['Вложенная', 'refused', ['brace-nested']],
    ['Лишняя', 'refused', ['brace-extra']],
    ['Картинка', 'refused', ['picture-missing']],
    ['Чужая картинка', 'refused', ['picture-external']],
    ['Скрипт', 'changed', ['code-removed']],
    [null, 'refused', ['title-unclosed']],
  ])('%s: %s %s', (name, outcome, wanted) => {
    const at = [...report.keys()].find((index) => report[index]?.name === name && report[index]?.outcome === outcome);
    const items = report.filter((item) => item.name === name).map((item) => item.notes.map(({ code }) => code));
    expect(at).toBeDefined();
    expect(items).toContainEqual(wanted);
  });

  it('names the line of the brace that was never closed', () => {
    expect(report[0]?.notes).toEqual([{ code: 'brace-unclosed', facts: { line: 1 } }]);
    expect(report[1]?.line).toBe(5);
  });

  it('takes only the sound ones, numbered as in the file', () => {
    expect(questions.map(({ position }) => position)).toEqual([2, 17]);
    expect(questions[1]).toMatchObject({ html: 'Да?' });
  });

  it('says every refusal in Russian, by the clause where one stands behind it', () => {
    for (const note of report.flatMap(({ notes }) => notes)) expect(noteText(note)).toMatch(/^[А-ЯЁ].{20,}[.]$/s);
    expect(noteText(report[4]!.notes[0]!)).toBe(
      'Часть балла даётся за вариант 1 (50 %). Ответ может быть только полностью верным или неверным, и верный — ровно один (пункт 3.5).',
    );
  });
});

describe('GIFT by the letter', () => {
  it.each<[string, string[]]>([
    ['В{=а ~б}', []],
    ['В{~%100%а ~б}', []],
    ['В{~%100%а ~%100%б}', ['right-options-many']],
    ['В{=%50%а ~б}', ['partial-credit']],
    ['В{~=а ~б}', []],
    ['В{\r\n=а\r\n~б\r\n}', []],
    ['В\r{\r=а\r~б\r}', []],
    ['Слово {=а ~б} в середине', []],
    ['В{=а -> б ~в}', []],
    ['В{=}', ['syntax']],
    ['В{=а ~}', ['syntax']],
    ['{=а ~б}', ['text-empty']],
    ['В{=а}', ['type-unsupported']],
    ['В{FALSE}', ['true-false-converted']],
    ['В{F#нет#да}', ['feedback-merged', 'true-false-converted']],
    ['В <b>жирный</b>{=а ~б}', ['html-read']],
    ['При v<60 и t>5{=а ~б}', []],
    ['[markdown]*В*{=а ~б}', ['markdown-kept']],
    ['[html]В<span style\\="color\\: red">!</span>{=а ~б}', ['styling-removed']],
    ['[html]<a href\\="https\\://example.org">В</a>{=а ~б}', ['links-removed']],
    ['[html]В <math><mi>x</mi></math>{=а ~б}', ['media-removed']],
    ['[html]<script>1</script>{=а ~б}', ['code-removed', 'text-empty']],
    ['В\u0001{=а ~б}', ['control-characters-removed']],
    ['В\ufffd{=а ~б}', ['lost-characters']],
    ['В{=а ~б}{=в ~г}', ['brace-second']],
    ['В{%50%а ~б}', ['syntax']],
    ['В{~%150%а =б}', ['syntax']],
  ])('%j: %j', (source, wanted) => expect(codes(source).sort()).toEqual(wanted.sort()));

  it('reads escapes, and leaves a backslash before any other sign', () => {
    const [question] = bank('::\\:\\:имя::A\\=\\~\\#\\{\\}\\:\\\\ C:\\d \\n&&058;{=а\\=б ~в}').questions;
    expect(question).toMatchObject({ name: '::имя', html: 'A=~#{}:\\ C:\\d <br />&amp;&amp;058;' });
    expect(question?.options[0]?.html).toBe('а=б');
  });

  it('keeps a text that only looks like a tag', () => {
    expect(bank('[html]при v<60 и a<b или x<y{=а ~б}').questions[0]?.html).toBe('при v&lt;60 и a&lt;b или x&lt;y');
  });

  it('keeps line breaks inside an option', () => {
    expect(bank('В{=первая\nвторая\n~другой}').questions[0]?.options[0]?.html).toBe('первая<br />вторая');
  });

  it('notes a question that occurs twice and one whose key differs', () => {
    const { report } = bank('::а::В{=да ~нет}\n\n::б::В{~нет =да}\n\n::в::В{~да =нет}');
    expect(report.map(({ notes }) => notes)).toEqual([
      [],
      [{ code: 'duplicate', facts: { position: 1, name: 'а' } }],
      [{ code: 'other-key', facts: { position: 1, name: 'а' } }],
    ]);
  });
});
