import { type ImportedQuestion, type WritableQuestion, writeGift, writeMoodleXml } from '../index.ts';
import { bank, comparable, DOT, fixture } from './support.ts';

const NASTY = [
  '{}=~#:\\',
  '\\n \\\\ \\{ ::a:: ####',
  '=%50%a ->b',
  '&amp;amp; &lt;b&gt; &amp;nbsp; &amp;#65; &&058; ]]> ]]&gt;',
  'строка\nвторая строка<br />третья',
  '<pre>a\n  b\n\tc</pre>',
  'CO<sub>2</sub>, x<sup>n+1</sup>',
  '«ёлочки», „лапки“ — тире… № § ©',
  '😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'и\u0306 е\u0308 — составные',
  '<p dir="rtl">שלום עולם</p><p>مرحبا</p>',
  '\u202eнаоборот\u202c',
  'a\u00a0b\u200bc\u00add',
  '// не комментарий',
  '$CATEGORY: нет',
  '[html] [plain] [markdown]',
  '%50% 100 %',
  '@@PLUGINFILE@@/нет.png',
  '-- <!-- --> <? ?>',
  'қазақша ӘҒҚҢӨҰҮҺІ кыргызча ӨҮҢ',
  '"кавычки" и \'апострофы\'',
];

/** A small generator of numbers, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const picture = bank(fixture('bank.moodle.xml')).questions[0]!.pictures[0]!;
/** The text as clean HTML has it: everything but the tags that NASTY uses on purpose is escaped. */
const escape = (text: string) =>
  text
    .split(/(<\/?(?:p|br|sub|sup|pre)\b[^>]*>)/)
    .map((part, index) => (index % 2 ? part : escapeText(part)))
    .join('');
const escapeText = (text: string) =>
  text
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

function invent(seed: number): WritableQuestion[] {
  const next = random(seed);
  const pick = () => NASTY[Math.floor(next() * NASTY.length)]!;
  const text = () => `${Math.floor(next() * 1e6)} ${escape(pick())} ${escape(pick())}`;
  return Array.from({ length: 8 }, (_, index) => {
    const right = Math.floor(next() * 3);
    const pictured = next() < 0.3;
    return {
      name: next() < 0.2 ? null : `${index} ${pick()} ${pick()}`,
      topic: Array.from({ length: Math.floor(next() * 3) }, () => `${pick()}/${pick()}`),
      html: pictured ? `<p>${index}</p><img src="picture:${picture.sha256}" alt="&quot;{=}&quot;" />` : text(),
      options: [0, 1, 2].map((option) => ({ html: `${option}) ${text()}`, correct: option === right })),
      explanationHtml: next() < 0.3 ? null : text(),
      pictures: pictured ? [{ ...picture, name: 'зна\'к (1) "{=}" %.png' }] : [],
    };
  });
}

/** What the reader makes of an invented bank; from then on it must not change. */
const settle = (questions: WritableQuestion[]): ImportedQuestion[] => {
  const { questions: read, report } = bank(writeMoodleXml(questions));
  expect(report.flatMap(({ notes }) => notes)).toEqual([]);
  return read;
};

describe('what is written reads back the same', () => {
  it.each(NASTY)('%j', (nasty) => {
    const html = escape(nasty);
    const option = (text: string, correct: boolean) => ({ html: `${text} ${html}`, correct });
    const name = nasty.replace(/\s+/g, ' ');
    const question = {
      name,
      topic: [name],
      html,
      options: [option('а', true), option('б', false)],
      explanationHtml: html,
      pictures: [],
    };
    for (const written of [writeGift([question]), writeMoodleXml([question])]) {
      const { questions, report } = bank(written);
      expect(report[0]!.notes).toEqual([]);
      expect(questions[0]).toMatchObject({
        name: name.trim(),
        topic: [name.trim()],
        html,
        options: question.options,
        explanationHtml: html,
      });
    }
  });

  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('invented bank %i', (seed) => {
    const questions = settle(invent(seed));
    const wanted = comparable({ questions } as ReturnType<typeof bank>);
    expect(comparable(bank(writeMoodleXml(questions)))).toEqual(wanted);
    expect(comparable(bank(writeGift(questions)))).toEqual(wanted);
  });

  it.each(['bank.gift', 'broken.gift', 'bank.moodle.xml', 'bank.aiken.txt'])('%s', (name) => {
    const { questions } = bank(fixture(name));
    const renumbered = questions.map((question, index) => ({ ...question, position: index + 1 }));
    const wanted = comparable({ questions: renumbered } as ReturnType<typeof bank>);
    expect(comparable(bank(writeGift(questions)))).toEqual(wanted);
    expect(comparable(bank(writeMoodleXml(questions)))).toEqual(wanted);
  });

  it('puts a picture into the GIFT itself', () => {
    const { questions } = bank(fixture('bank.moodle.xml'));
    expect(writeGift(questions)).toContain(DOT.replaceAll('=', '\\='));
  });
});
