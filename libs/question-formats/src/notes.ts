/** Where in a question something was found; options are counted from 1, in the order of the file. */
export type Place = 'text' | 'explanation' | `option-${number}`;

/** What every note about one question says beside its code. */
export interface NoteFacts {
  // The question is refused.
  'type-unsupported': { type: string };
  'right-option-missing': Record<string, never>;
  'right-options-many': { options: number[] };
  'partial-credit': { options: number[]; percents: number[] };
  'options-few': { count: number };
  'options-many': { count: number; limit: number };
  'option-empty': { option: number };
  'options-same': { options: number[] };
  'text-empty': Record<string, never>;
  'text-too-long': { place: Place; characters: number; limit: number };
  'markup-too-heavy': { place: Place; tags: number; limit: number };
  'picture-missing': { place: Place; name: string };
  'picture-external': { place: Place; address: string };
  'picture-broken': { place: Place; name: string };
  'picture-kind': { place: Place; name: string };
  'picture-too-big': { place: Place; name: string; bytes: number; limit: number };
  'pictures-many': { count: number; limit: number };
  'brace-unclosed': { line: number };
  'brace-extra': { line: number };
  'brace-nested': { line: number };
  'brace-second': { line: number };
  'title-unclosed': { line: number };
  syntax: { line: number };
  'block-too-long': { characters: number; limit: number };
  'xml-unreadable': Record<string, never>;
  'answer-line-missing': Record<string, never>;
  'answer-label-unknown': { label: string };
  // The question is taken, but not as it stood in the file.
  'true-false-converted': Record<string, never>;
  'single-choice-assumed': Record<string, never>;
  'penalty-ignored': { options: number[] };
  'feedback-merged': { count: number };
  'code-removed': { place: Place; elements: string[] };
  'media-removed': { place: Place; elements: string[] };
  'links-removed': { place: Place; addresses: string[] };
  'styling-removed': { place: Place; properties: string[] };
  'picture-removed': { name: string };
  'html-read': { place: Place };
  'markdown-kept': { place: Place };
  'control-characters-removed': { place: Place; count: number };
  'name-shortened': { limit: number };
  'topic-shortened': { limit: number };
  'hints-dropped': { count: number };
  // The question is taken as it stands; a person should look at it.
  duplicate: { position: number; name: string | null };
  'other-key': { position: number; name: string | null };
  'lost-characters': { place: Place };
  'pictures-unused': { names: string[] };
}

/** What every refusal of a whole file says beside its code and line. */
export interface FileFacts {
  'file-empty': Record<string, never>;
  'file-too-big': { bytes: number; limit: number };
  'file-kind': { kind: string };
  'file-text-too-long': { limit: number };
  'encoding-unknown': Record<string, never>;
  'encoding-broken': Record<string, never>;
  'encoding-utf-16-broken': Record<string, never>;
  'not-text': Record<string, never>;
  'format-unknown': Record<string, never>;
  'xml-doctype': Record<string, never>;
  'xml-too-deep': { limit: number };
  'xml-unclosed': { tag: string };
  'xml-mismatch': { tag: string; opened: string };
  'xml-broken': Record<string, never>;
  'xml-not-moodle': { root: string };
  'questions-none': Record<string, never>;
  'questions-many': { limit: number };
}

/** What a note about a whole taken file says. */
export interface FileNoteFacts {
  'read-as-windows-1251': Record<string, never>;
}

type Coded<Facts> = { [Code in keyof Facts]: { readonly code: Code; readonly facts: Facts[Code] } }[keyof Facts];

export type NoteCode = keyof NoteFacts;
/** One thing to say about one question: a machine code and its facts; `noteText` makes it a sentence. */
export type ImportNote = Coded<NoteFacts>;
/** One thing to say about a file that was taken. */
export type FileNote = Coded<FileNoteFacts>;
/** Why a file is refused whole; `line` counts from 1 and is null when no line is to blame. */
export type FileRefusal = Coded<FileFacts> & { readonly line: number | null };

export type Outcome = 'taken' | 'changed' | 'refused';

const CHANGING: ReadonlySet<NoteCode> = new Set([
  'true-false-converted',
  'single-choice-assumed',
  'penalty-ignored',
  'feedback-merged',
  'code-removed',
  'media-removed',
  'links-removed',
  'styling-removed',
  'picture-removed',
  'html-read',
  'markdown-kept',
  'control-characters-removed',
  'name-shortened',
  'topic-shortened',
  'hints-dropped',
  // Nothing is changed, but a person should look.
  'duplicate',
  'other-key',
  'lost-characters',
  'pictures-unused',
]);

/** What notes of this code do to the question they stand on: every code that is not listed refuses. */
export function noteOutcome(code: NoteCode): Exclude<Outcome, 'taken'> {
  return CHANGING.has(code) ? 'changed' : 'refused';
}

/** The gravest outcome among the notes; `taken` when there are none. */
export function outcomeOf(notes: readonly ImportNote[]): Outcome {
  const outcomes = notes.map(({ code }) => noteOutcome(code));
  return (['refused', 'changed'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'taken';
}

/** A refusal of the whole file, for throwing inside this lib only: `parseQuestions` returns it as a value. */
export class FileRefused extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(refusal.code);
  }
}

/** Stops reading the file. */
export function refuseFile<Code extends keyof FileFacts>(
  code: Code,
  facts: FileFacts[Code],
  line: number | null = null,
): never {
  throw new FileRefused({ code, facts, line } as FileRefusal);
}
