import type { AttestationForm } from '../regulation/program-kind.ts';

/** What a thesis may be handed in as: documents without macros, recognised by their content. */
export const THESIS_MEDIA_TYPES = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
} as const;
export type ThesisMediaType = keyof typeof THESIS_MEDIA_TYPES;

/** What the commission has before it beside the thesis: a review (рецензия) or an opinion (отзыв) (form 3). */
export const REVIEW_KINDS = ['review', 'opinion'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export type ThesisFacts = {
  readonly forms: readonly AttestationForm[];
  /** The defence of this learner: its meeting as it stands; null while none is scheduled. */
  readonly meeting: { readonly openedAt: Date | null; readonly closedAt: Date | null } | null;
  /** The learner himself, or staff. */
  readonly by: 'learner' | 'staff';
};

export type ThesisRefusal =
  | { readonly code: 'thesis.no-defence'; readonly clause: '3.10' }
  | { readonly code: 'thesis.meeting-open'; readonly clause: null }
  | { readonly code: 'thesis.meeting-closed'; readonly clause: null };

/** Why a thesis cannot be changed: its program has no defence (3.10), or the commission has it before it already. */
export function thesisRefusals({ forms, meeting, by }: ThesisFacts): ThesisRefusal[] {
  if (!forms.includes('defence')) return [{ code: 'thesis.no-defence', clause: '3.10' }];
  if (meeting?.closedAt) return [{ code: 'thesis.meeting-closed', clause: null }];
  return by === 'learner' && meeting?.openedAt ? [{ code: 'thesis.meeting-open', clause: null }] : [];
}

export type ThesisFileFacts = {
  readonly name: string;
  /** What the content is; null when nobody knows. */
  readonly mediaType: string | null;
  readonly bytes: number;
  readonly maxMegabytes: number;
};

export type ThesisFileRefusal =
  | { readonly code: 'thesis.file-too-large'; readonly clause: null; readonly maxMegabytes: number }
  | { readonly code: 'thesis.file-type'; readonly clause: null }
  | { readonly code: 'thesis.file-name'; readonly clause: null };

const MEGABYTE = 1024 * 1024;

/** A name that leads somewhere or would run: separators, angle brackets, control and direction characters, dots alone. */
const BAD_NAME = /[\\/<>:"|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\.*$/u;

/** Everything wrong with the file of a thesis: its type by content, never by name, its size, and its name (form 3). */
export function thesisFileRefusals({ name, mediaType, bytes, maxMegabytes }: ThesisFileFacts): ThesisFileRefusal[] {
  const refusals: ThesisFileRefusal[] = [];
  if (bytes > maxMegabytes * MEGABYTE) refusals.push({ code: 'thesis.file-too-large', clause: null, maxMegabytes });
  if (!isThesisType(mediaType)) refusals.push({ code: 'thesis.file-type', clause: null });
  if (BAD_NAME.test(name.trim())) refusals.push({ code: 'thesis.file-name', clause: null });
  return refusals;
}

/** Whether a thesis may be of this media type. */
export function isThesisType(mediaType: string | null): mediaType is ThesisMediaType {
  return mediaType !== null && Object.hasOwn(THESIS_MEDIA_TYPES, mediaType);
}
