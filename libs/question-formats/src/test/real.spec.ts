import { createHash } from 'node:crypto';
import { plainText, writeGift, writeMoodleXml } from '../index.ts';
import { bank, comparable, fixture, hasReal, real } from './support.ts';

interface Truth {
  ticket: number;
  number: number;
  topic: string;
  text: string;
  image: string | null;
  choices: { text: string; correct: boolean }[];
  explanation: string;
}

const squeeze = (text: string) => text.normalize().replace(/\s+/g, ' ').trim();

if (hasReal) {
  const truth: Truth[] = JSON.parse(real('road-rules-ab.questions.json').toString());
  const byName = new Map(truth.map((one) => [`Билет ${one.ticket} вопрос ${one.number}`, one]));

  describe.each([
    { file: 'road-rules-ab.gift.txt', format: 'gift', count: 252, pictures: 0, twins: 0 },
    { file: 'road-rules-ab.moodle.xml', format: 'moodle-xml', count: 200, pictures: 137, twins: 3 },
  ])('the real bank $file', ({ file, format, count, pictures, twins }) => {
    const result = bank(real(file));

    it('is taken whole, every question as it stands', () => {
      expect(result.format).toBe(format);
      expect(result.questions).toHaveLength(count);
      expect(result.report.filter(({ outcome }) => outcome !== 'taken')).toHaveLength(twins);
      expect(result.report.flatMap(({ notes }) => notes.map(({ code }) => code))).toEqual(
        Array(twins).fill('duplicate'),
      );
    });

    it('says what its source says: text, options, the right one, topic and explanation', () => {
      for (const question of result.questions) {
        const source = byName.get(question.name ?? '')!;
        expect(plainText(question.html)).toBe(squeeze(source.text));
        expect(question.options.map(({ html, correct }) => ({ text: plainText(html), correct }))).toEqual(
          source.choices.map(({ text, correct }) => ({ text: squeeze(text), correct })),
        );
        expect(question.topic).toEqual([source.topic]);
        expect(plainText(question.explanationHtml ?? '')).toBe(squeeze(source.explanation));
        expect(question.pictures.map(({ name }) => name)).toEqual(source.image ? [source.image] : []);
      }
    });

    it('keeps every picture, byte for byte', () => {
      const all = result.questions.flatMap((question) => question.pictures);
      expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(pictures);
      for (const { sha256, bytes } of all) expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      for (const { html, pictures: own } of result.questions)
        for (const { sha256 } of own) expect(html).toContain(`src="picture:${sha256}"`);
    });

    it('comes back the same from what it is written to', () => {
      expect(comparable(bank(writeGift(result.questions)))).toEqual(comparable(result));
      expect(comparable(bank(writeMoodleXml(result.questions)))).toEqual(comparable(result));
    });
  });

  it('gives a question the same fingerprint in both formats', () => {
    const [gift, xml] = ['road-rules-ab.gift.txt', 'road-rules-ab.moodle.xml'].map(
      (file) => bank(real(file)).questions,
    );
    const inGift = new Map(gift!.map((question) => [question.name, question.fingerprint]));
    const shared = xml!.filter(({ name }) => inGift.has(name));
    expect(shared).toHaveLength(60);
    for (const { name, fingerprint } of shared) expect(fingerprint).toBe(inGift.get(name));
  });
}

it('the banks of the project itself are read in every format', () => {
  const formats = ['bank.gift', 'bank.moodle.xml', 'bank.aiken.txt'].map((name) => bank(fixture(name)).format);
  expect(formats).toEqual(['gift', 'moodle-xml', 'aiken']);
});
