import type { Thesis } from '@itog/contracts';
import type { ReviewKind } from '@itog/domain';
import type { ThesisBody } from './use-theses.ts';

/** A thesis as it is typed: an empty field is an empty line. */
export type ThesisValues = {
  topic: string;
  workForm: string;
  supervisor: string;
  consultants: string;
  pages: number | '';
  materials: string;
  reviewKind: ReviewKind | '';
  reviewer: string;
  reviewerGenitive: string;
  averageMark: string;
};

export function valuesOf(thesis: Thesis | null): ThesisValues {
  return {
    topic: thesis?.topic ?? '',
    workForm: thesis?.workForm ?? '',
    supervisor: thesis?.supervisor ?? '',
    consultants: thesis?.consultants ?? '',
    pages: thesis?.pages ?? '',
    materials: thesis?.materials ?? '',
    reviewKind: thesis?.reviewKind ?? '',
    reviewer: thesis?.reviewer ?? '',
    reviewerGenitive: thesis?.reviewerGenitive ?? '',
    averageMark: thesis?.averageMark ?? '',
  };
}

const orNull = (text: string) => text.trim() || null;

/** What is sent: a review that is none has no reviewer. */
export function bodyOf(values: ThesisValues): ThesisBody {
  const { reviewKind, pages } = values;
  const isReviewed = reviewKind !== '';
  return {
    topic: orNull(values.topic),
    workForm: orNull(values.workForm),
    supervisor: orNull(values.supervisor),
    consultants: orNull(values.consultants),
    pages: pages === '' ? null : Number(pages),
    materials: orNull(values.materials),
    reviewKind: isReviewed ? reviewKind : null,
    reviewer: isReviewed ? orNull(values.reviewer) : null,
    reviewerGenitive: isReviewed ? orNull(values.reviewerGenitive) : null,
    averageMark: orNull(values.averageMark),
  };
}
