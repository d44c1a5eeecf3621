import type { AppealKind } from './appeal.ts';

/** Characters of an application, counted as people count them: an emoji is one. */
export const APPEAL_MAX_TEXT = 20_000;
export const APPEAL_MAX_FILES = 10;
export const APPEAL_MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Files that a person may have uploaded without having filed an appeal with them. */
export const APPEAL_MAX_UPLOADS = 20;

/** What may be attached, by what the bytes are. */
export const APPEAL_MEDIA_TYPES = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const;
export type AppealMediaType = keyof typeof APPEAL_MEDIA_TYPES;

/** Whether a file of this type may be attached. */
export function isAppealFile(mediaType: string | null): mediaType is AppealMediaType {
  return mediaType !== null && Object.hasOwn(APPEAL_MEDIA_TYPES, mediaType);
}

export type ApplicationRefusal =
  | { readonly code: 'appeal.not-announced'; readonly clause: '5.1' }
  | { readonly code: 'appeal.file-type'; readonly clause: null; readonly name: string }
  | { readonly code: 'appeal.uploads-too-many'; readonly clause: null; readonly max: number };

/**
 * An appeal against a result needs one: until the commission has decided, there is nothing to disagree with (5.1). The
 * window stays open to the end of the day of announcement, so that nobody loses by waiting.
 */
export function announcementRefusals(kind: AppealKind, announcedAt: Date | null): ApplicationRefusal[] {
  return kind === 'result' && !announcedAt ? [{ code: 'appeal.not-announced', clause: '5.1' }] : [];
}
