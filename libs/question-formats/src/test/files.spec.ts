import { fileNoteText, fileRefusalText, type ImportResult, parseQuestions } from '../index.ts';
import { bank, bytesOf, codes, DOT, fixture, refusals } from './support.ts';

const QUESTION = '::Вопрос::Кто отвечает за пожарную безопасность?{\n=Руководитель организации\n~Никто из них\n}\n';

const encoded = (text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
};

/** Windows-1251, KOI8-R and CP866 of Russian letters; everything else must be ASCII. */
function singleByte(text: string, letters: (index: number) => number): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const index = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'.indexOf(char);
    const upper = 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'.indexOf(char);
    if (index !== -1) return letters(index + 32);
    return upper === -1 ? char.charCodeAt(0) : letters(upper);
  });
}
const windows1251 = (text: string) => singleByte(text, (index) => 0xc0 + index);
const cp866 = (text: string) => singleByte(text, (index) => 0x80 + index + (index >= 48 ? 48 : 0));
const KOI8 = 'юабцдефгхийклмнопярстужвьызшэщчъ';
const koi8 = (text: string) =>
  singleByte(text, (index) => {
    const char = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'.charAt(index % 32);
    return (index < 32 ? 0xe0 : 0xc0) + KOI8.indexOf(char);
  });

describe('encodings', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', bytesOf(QUESTION)],
    ['UTF-8 with a mark', bytesOf(`\ufeff${QUESTION}`)],
    ['UTF-16 LE', encoded(QUESTION, 'utf-16le')],
    ['UTF-16 BE', encoded(QUESTION, 'utf-16be')],
    ['Windows line ends', bytesOf(QUESTION.replaceAll('\n', '\r\n'))],
  ])('reads %s', (_name, bytes) => {
    const { questions, notes } = bank(bytes);
    expect(questions[0]).toMatchObject({ name: 'Вопрос', html: 'Кто отвечает за пожарную безопасность?' });
    expect(notes).toEqual([]);
  });

  it('recognises windows-1251 and says so', () => {
    const { questions, notes } = bank(windows1251(QUESTION));
    expect(questions[0]?.html).toBe('Кто отвечает за пожарную безопасность?');
    expect(notes.map(fileNoteText)).toEqual([expect.stringContaining('Windows-1251')]);
  });

  it.each<[string, Uint8Array, [string, number | null]]>([
    ['KOI8-R', koi8(QUESTION), ['encoding-unknown', null]],
    ['CP866', cp866(QUESTION), ['encoding-unknown', null]],
    [
      'UTF-8 with a broken byte',
      Buffer.concat([bytesOf(`\n${QUESTION}`), Buffer.from([0xd0, 10])]),
      ['encoding-broken', 6],
    ],
    ['UTF-16 without a mark', encoded(QUESTION, 'utf-16le').subarray(2), ['not-text', 1]],
    ['UTF-16 cut in half', encoded(QUESTION, 'utf-16le').subarray(0, 15), ['encoding-utf-16-broken', null]],
    ['zero bytes', bytesOf('a{=b\n\0~c}'), ['not-text', 2]],
  ])('refuses %s', (_name, bytes, wanted) => expect(refusals(bytes)).toEqual([wanted]));
});

describe('files that are no bank', () => {
  it.each<[string, string, Uint8Array | string, string]>([
    ['nothing', 'a.txt', '', 'file-empty'],
    ['blanks', 'a.txt', ' \n\t\n', 'file-empty'],
    ['a document', 'a.docx', 'PK\u0003\u0004…', 'file-kind'],
    ['an old sheet', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-kind'],
    ['PDF', 'a.pdf', '%PDF-1.7', 'file-kind'],
    ['prose', 'a.txt', 'Просто текст без вопросов.', 'format-unknown'],
    ['comments only', 'a.gift', '// ничего {\n', 'questions-none'],
    ['QTI', 'a.xml', '<assessmentTest xmlns="x"></assessmentTest>', 'xml-not-moodle'],
  ])('%s', (_what, name, content, code) => {
    const result = parseQuestions(typeof content === 'string' ? bytesOf(content) : content, name);
    const found = result.ok ? [] : result.refusals;
    expect(found.map((refusal) => refusal.code)).toEqual([code]);
    expect(found.map(fileRefusalText)[0]).toMatch(/^[А-ЯЁ].+[.]$/s);
  });

  it('names the kind by the ending', () => {
    const result = parseQuestions(bytesOf('PK\u0003\u0004'), 'Вопросы.DOCX') as Extract<ImportResult, { ok: false }>;
    expect(fileRefusalText(result.refusals[0]!)).toContain('Это документ Word');
  });
});

describe('limits', () => {
  const small = {
    fileBytes: 5000,
    questions: 2,
    fieldCharacters: 40,
    options: 3,
    pictureBytes: 60,
    picturesPerQuestion: 1,
  };
  const read = (source: string, limits: Parameters<typeof parseQuestions>[2] = small) => {
    const result = parseQuestions(bytesOf(source), 'bank', limits);
    return result.ok ? result.report[0]!.notes.map(({ code }) => code) : result.refusals.map(({ code }) => code);
  };
  const image = `<img src\\="data\\:image/png;base64,${DOT.replaceAll('=', '\\=')}">`;

  it.each<[string, string, string[]]>([
    ['the file', 'В{=а ~б}'.padEnd(20_001), ['file-too-big']],
    ['questions in GIFT', 'В{=а ~б}\n\n'.repeat(3), ['questions-many']],
    ['questions in XML', `<quiz>${'<question type="x"></question>'.repeat(3)}</quiz>`, ['questions-many']],
    ['a text', `${'я'.repeat(41)}{=а ~б}`, ['text-too-long']],
    ['a block', `${'я'.repeat(201)}{=а ~б}`, ['block-too-long']],
    ['an option', `В{=${'я'.repeat(41)} ~б}`, ['text-too-long']],
    ['options', 'В{=а ~б ~в ~г}', ['options-many']],
    ['one option', '[html]В{~%100%а}', ['options-few']],
    ['a picture', `[html]${image}{=а ~б}`, ['picture-too-big']],
  ])('%s', (_what, source, wanted) => expect(read(source)).toEqual(wanted));

  it('counts different pictures, and one picture used twice as one', () => {
    const limits = { picturesPerQuestion: 1 };
    const gif = '<img src\\="data\\:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA\\=">';
    expect(read(`[html]${image}${image}{=а ~б}`, limits)).toEqual([]);
    expect(read(`[html]${image}${gif}{=а ~б}`, limits)).toEqual(['pictures-many']);
  });

  it('refuses more tags than any text needs', () => {
    expect(read(`[html]a${'<b>'.repeat(3001)}{=а ~б}`, {})).toEqual(['markup-too-heavy']);
  });

  it('says once what is wrong many times', () => {
    expect(read(`[html]${'<img src\\="@@PLUGINFILE@@/a.png">'.repeat(5)}{=а ~б}`, {})).toEqual(['picture-missing']);
  });

  it('refuses more text than any bank has', () => {
    expect(read('В{=а ~б}\n\n'.repeat(20), { textCharacters: 100 })).toEqual(['file-text-too-long']);
  });
});

describe('Aiken', () => {
  const { questions, report, format } = bank(fixture('bank.aiken.txt'));

  it('is read with Latin and Russian letters', () => {
    expect(format).toBe('aiken');
    expect(report.map(({ outcome, line }) => [outcome, line])).toEqual([
      ['taken', 1],
      ['taken', 8],
      ['refused', 13],
      ['refused', 17],
    ]);
    expect(questions[0]).toMatchObject({
      html: 'Каким огнетушителем тушат<br />электроустановку под напряжением?',
      options: [
        { html: 'Водным', correct: false },
        { html: 'Углекислотным', correct: true },
        { html: 'Пенным', correct: false },
      ],
    });
    expect(questions[1]?.options[0]).toEqual({ html: '101', correct: true });
    expect(report[3]?.notes[0]).toEqual({ code: 'answer-label-unknown', facts: { label: 'D' } });
  });

  it('is read as a word processor writes a test: numbered, with small letters', () => {
    const text =
      '1.\tКто утверждает программу?\n  а) директор\n  б) педсовет\nПравильный ответ: б)\n\n2) Да?\nа. 1. да\nб. нет\nОтвет: а.\n\n1961. Чей полёт?\nа) Гагарина\nб) Титова\nОтвет: а';
    const [first, second, third] = bank(text).questions;
    expect(first).toMatchObject({
      html: 'Кто утверждает программу?',
      options: [
        { html: 'директор', correct: false },
        { html: 'педсовет', correct: true },
      ],
    });
    expect(second).toMatchObject({ html: 'Да?', options: [{ html: '1. да', correct: true }, { html: 'нет' }] });
    expect(third).toMatchObject({ html: '1961. Чей полёт?' });
  });

  it('does not guess between a Latin and a Russian letter', () => {
    expect(codes('В?\nA) раз\nБ) два\nANSWER: А')).toContain('answer-label-unknown');
  });
});
