import { keylessFingerprint } from './content/fingerprint.ts';
import { judgeQuestion } from './content/question.ts';
import { decodeText } from './decode.ts';
import { looksLikeAiken, parseAiken } from './formats/aiken.ts';
import { unescaped } from './formats/gift-blocks.ts';
import { parseGift } from './formats/gift.ts';
import { parseMoodleXml } from './formats/moodle-xml.ts';
import { FileRefused, type ImportNote, outcomeOf, refuseFile } from './notes.ts';
import {
  type BankFormat,
  IMPORT_LIMITS,
  type ImportedQuestion,
  type ImportLimits,
  type ImportReportItem,
  type ImportResult,
  type RawQuestion,
} from './types.ts';

const PARSERS: Record<BankFormat, (text: string, limits: ImportLimits) => RawQuestion[]> = {
  gift: parseGift,
  'moodle-xml': parseMoodleXml,
  aiken: parseAiken,
};

const KINDS: readonly { kind: string; starts: string }[] = [
  { kind: 'zip', starts: 'PK\u0003\u0004' },
  { kind: 'zip', starts: 'PK\u0005\u0006' },
  { kind: 'ole', starts: '\u00d0\u00cf\u0011\u00e0' },
  { kind: 'pdf', starts: '%PDF' },
  { kind: 'rtf', starts: '{\\rtf' },
  { kind: 'gzip', starts: '\u001f\u008b' },
  { kind: 'rar', starts: 'Rar!' },
  { kind: '7z', starts: '7z\u00bc\u00af' },
  { kind: 'picture', starts: '\u0089PNG' },
  { kind: 'picture', starts: '\u00ff\u00d8\u00ff' },
];

/**
 * Reads a bank of single-answer questions from GIFT, Moodle XML or Aiken; the format is told by the content.
 *
 * A question that cannot be taken refuses itself with everything that stands in the way; the file is refused whole only
 * when it cannot be read as a bank at all. A question that occurs twice is taken twice, the second with a note. Never throws on
 * any bytes.
 * @param bytes the file as it was uploaded
 * @param fileName its name; only its ending helps to tell what kind of file it is
 * @param limits what the file may hold at most, where it differs from IMPORT_LIMITS
 */
export function parseQuestions(bytes: Uint8Array, fileName: string, limits: Partial<ImportLimits> = {}): ImportResult {
  try {
    return readBank(bytes, fileName, { ...IMPORT_LIMITS, ...limits });
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusals: [error.refusal] };
    throw error;
  }
}

function readBank(bytes: Uint8Array, fileName: string, limits: ImportLimits): ImportResult {
  if (!bytes.length) refuseFile('file-empty', {});
  if (bytes.length > limits.fileBytes) refuseFile('file-too-big', { bytes: bytes.length, limit: limits.fileBytes });
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const known = KINDS.find(({ starts }) => start.startsWith(starts));
  if (known) refuseFile('file-kind', { kind: kindByName(known.kind, fileName) });
  const { text, notes } = decodeText(bytes);
  if (!/\S/.test(text)) refuseFile('file-empty', {});
  const format = formatOf(text);
  const raw = PARSERS[format](text, limits);
  if (!raw.length) refuseFile('questions-none', {});
  if (raw.length > limits.questions) refuseFile('questions-many', { limit: limits.questions });
  return { ok: true, format, ...judgeAll(raw, limits), notes };
}

function kindByName(kind: string, fileName: string): string {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return ['docx', 'xlsx', 'doc', 'xls', 'odt', 'ods', 'pptx'].includes(ending) && /zip|ole/.test(kind) ? ending : kind;
}

function formatOf(text: string): BankFormat {
  const start = text.slice(0, 1000).trimStart();
  if (/^<(?:\?xml|!|quiz\b|[a-z_][\w.-]*[\s>])/i.test(start) && !/^<(?:p|b|i|br|div|span)\b/i.test(start))
    return 'moodle-xml';
  if (text.includes('{') && !unescaped(text, '{').next().done) return 'gift';
  if (looksLikeAiken(text)) return 'aiken';
  return refuseFile('format-unknown', {});
}

/** Notes without repeats: the same picture may be missing in one text many times. */
function different(notes: readonly ImportNote[]): ImportNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function judgeAll(
  raw: readonly RawQuestion[],
  limits: ImportLimits,
): { questions: ImportedQuestion[]; report: ImportReportItem[] } {
  const questions: ImportedQuestion[] = [];
  const report: ImportReportItem[] = [];
  const seen = new Map<string, ImportedQuestion>();
  raw.forEach((one, index) => {
    const position = index + 1;
    const { name, notes, question } = judgeQuestion(one, position, limits);
    if (question) {
      const keyless = keylessFingerprint(question.html, question.options);
      const twin = seen.get(question.fingerprint);
      const rival = seen.get(keyless);
      if (twin) notes.push({ code: 'duplicate', facts: { position: twin.position, name: twin.name } });
      else if (rival) notes.push({ code: 'other-key', facts: { position: rival.position, name: rival.name } });
      if (!twin) seen.set(question.fingerprint, question);
      if (!rival) seen.set(keyless, question);
      questions.push(question);
    }
    report.push({ position, line: one.line, name, outcome: outcomeOf(notes), notes: different(notes) });
  });
  return { questions, report };
}
