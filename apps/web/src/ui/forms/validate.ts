import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Problem } from '../../api/problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks a form by the contract's own schema: `useForm({ validate: useContractValidate(createGroup.body) })`.
 * Gives a sentence per field; nested fields by their dotted path.
 */
export function useContractValidate(schema: z.ZodType | undefined): (values: unknown) => Record<string, string> {
  const { t } = useTranslation('ui');
  return (values) => {
    const checked = schema?.safeParse(values, { reportInput: true });
    if (!checked || checked.success) return {};
    const errors = checked.error.issues.map((issue) => [issue.path.join('.'), sentenceOf(issue, t)] as const);
    return Object.fromEntries(errors.reverse());
  };
}

type Say = TFunction<'ui'>;

function sentenceOf(issue: Issue, t: Say): string {
  if (issue.code === 'invalid_type') return t('field.required');
  if (issue.code === 'too_small') {
    if (issue.origin === 'string')
      return Number(issue.minimum) <= 1 ? t('field.required') : t('field.short', { count: Number(issue.minimum) });
    return issue.origin === 'array' ? t('field.chooseOne') : t('field.least', { least: Number(issue.minimum) });
  }
  if (issue.code === 'too_big') {
    return issue.origin === 'string'
      ? t('field.long', { count: Number(issue.maximum) })
      : t('field.most', { most: Number(issue.maximum) });
  }
  if (issue.code === 'invalid_format') {
    if (issue.input === '') return t(issue.format === 'date' ? 'field.day' : 'field.required');
    if (issue.format === 'email') return t('field.email');
    return t(issue.format === 'date' ? 'field.date' : 'field.format');
  }
  return t('field.wrong');
}

/** The fields that the server found wrong, by their path without `body.`; empty for any other failure. */
export function refusedFields(error: unknown): readonly string[] {
  if (!(error instanceof Problem)) return [];
  return error.refusals.flatMap((refusal) => {
    if (refusal.code !== 'input.invalid' || !Array.isArray(refusal['issues'])) return [];
    const issues = refusal['issues'] as readonly { path: string }[];
    return issues.map(({ path }) => path.replace(/^body\./, ''));
  });
}
