import type { ImportedQuestion, Picture } from '../types.ts';
import { writeCategory } from './category.ts';

/** What the writers need of a question; `parseQuestions` gives back the same. */
export type WritableQuestion = Pick<
  ImportedQuestion,
  'name' | 'topic' | 'html' | 'options' | 'explanationHtml' | 'pictures'
>;

/**
 * A bank as GIFT in UTF-8, every text marked `[html]`, pictures inside their addresses.
 * `parseQuestions` reads back the same questions.
 */
export function writeGift(questions: readonly WritableQuestion[]): string {
  const blocks: string[] = [];
  eachWithTopic(questions, (question, topic) => {
    if (topic !== null) blocks.push(`$CATEGORY: ${topic}`);
    blocks.push(giftQuestion(question));
  });
  return `${blocks.join('\n\n')}\n`;
}

function giftQuestion({ name, html, options, explanationHtml, pictures }: WritableQuestion): string {
  const text = (part: string) => `[html]${escapeGift(embedInAddress(part, pictures))}`;
  const lines = options.map((option) => `\t${option.correct ? '=' : '~'}${text(option.html)}`);
  if (explanationHtml !== null) lines.push(`\t####${text(explanationHtml)}`);
  return `${name === null ? '' : `::${escapeGift(name)}::`}${text(html)}{\n${lines.join('\n')}\n}`;
}

function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, '\\$&').replace(/\n/g, '\\n');
}

function embedInAddress(html: string, pictures: readonly Picture[]): string {
  return eachPicture(html, pictures, ({ mime, name, bytes }) => {
    return `data:${mime};name=${encodeName(name)};base64,${Buffer.from(bytes).toString('base64')}`;
  });
}

/** A bank as Moodle XML, pictures as embedded files. `parseQuestions` reads back the same questions. */
export function writeMoodleXml(questions: readonly WritableQuestion[]): string {
  const parts: string[] = [];
  eachWithTopic(questions, (question, topic) => {
    if (topic !== null)
      parts.push(`<question type="category"><category><text>${escapeXml(topic)}</text></category></question>`);
    parts.push(xmlQuestion(question));
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`;
}

function xmlQuestion({ name, html, options, explanationHtml, pictures }: WritableQuestion): string {
  const text = (part: string) => xmlText(part, pictures);
  const answers = options.map(
    (option) =>
      `<answer fraction="${option.correct ? 100 : 0}" format="html">${text(option.html)}` +
      '<feedback format="html"><text></text></feedback></answer>',
  );
  return [
    '<question type="multichoice">',
    `<name><text>${escapeXml(name ?? '')}</text></name>`,
    `<questiontext format="html">${text(html)}</questiontext>`,
    `<generalfeedback format="html">${text(explanationHtml ?? '')}</generalfeedback>`,
    '<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>',
    '<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>none</answernumbering>',
    ...answers,
    '</question>',
  ].join('\n');
}

function xmlText(html: string, pictures: readonly Picture[]): string {
  const used = new Set<Picture>();
  const linked = eachPicture(html, pictures, (picture) => {
    used.add(picture);
    return `@@PLUGINFILE@@/${encodeName(picture.name)}`;
  });
  const files = [...used].map(
    ({ name, bytes }) =>
      `<file name="${escapeXml(name)}" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`,
  );
  return `<text><![CDATA[${linked.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>${files.join('')}`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** `encodeURIComponent` leaves `'()*!` alone; an address in HTML needs the apostrophe and brackets written too. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function eachPicture(html: string, pictures: readonly Picture[], address: (picture: Picture) => string): string {
  return html.replace(/src="picture:([0-9a-f]{64})"/g, (found, sha256: string) => {
    const picture = pictures.find((candidate) => candidate.sha256 === sha256);
    return picture ? `src="${address(picture)}"` : found;
  });
}

/** Calls with the category path where it changes, else with null. */
function eachWithTopic(
  questions: readonly WritableQuestion[],
  write: (question: WritableQuestion, topic: string | null) => void,
): void {
  let current = writeCategory([]);
  for (const question of questions) {
    const topic = writeCategory(question.topic);
    write(question, topic === current ? null : topic);
    current = topic;
  }
}
