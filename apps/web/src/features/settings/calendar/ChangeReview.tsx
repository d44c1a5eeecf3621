import {
  getCalendar,
  getCalendars,
  getToday,
  publishCalendar,
  type CalendarOfYear,
  type CalendarPreview,
} from '@itog/contracts';
import { dayAndMonth } from '@itog/documents';
import { CALENDAR_STATUSES, type CalendarStatus } from '@itog/domain';
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { dayName, whatOf } from './words.ts';
import classes from './calendar.module.css';

export type ChangeReviewProps = {
  readonly calendar: CalendarOfYear;
  readonly preview: CalendarPreview;
  readonly onDone: () => void;
};

/** What a new version changes and which deadlines it moves; published with its source and a reason. */
export function ChangeReview({ calendar, preview, onDone }: ChangeReviewProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const { country, year, version } = calendar;
  const form = useForm({
    initialValues: {
      status: statusAfter(calendar, preview),
      source: preview.source ?? calendar.source ?? '',
      reason: '',
    },
    validate: useContractValidate(publishCalendar.body?.pick({ status: true, source: true, reason: true })),
  });
  const publishing = useMutation({
    mutationFn: (values: typeof form.values) =>
      call(publishCalendar, {
        params: { country, year: String(year) },
        body: { ...values, base: version, days: preview.days },
      }),
    onSuccess: async () => {
      notifications.show({ message: t('calendar.review.done') });
      await invalidate(client, [getCalendar, getCalendars, getToday]);
      onDone();
    },
  });
  const { status, source } = form.values;
  const same = preview.changes.length === 0 && status === calendar.status && source === calendar.source;
  return (
    <form noValidate onSubmit={form.onSubmit((values) => publishing.mutate(values))}>
      <Stack>
        <Changes preview={preview} />
        <NativeSelect
          {...form.getInputProps('status')}
          label={t('calendar.review.status')}
          data={CALENDAR_STATUSES.map((value) => ({ value, label: t(`calendar.status.${value}`) }))}
        />
        <Textarea {...form.getInputProps('source')} label={t('calendar.review.source')} autosize />
        <Textarea
          {...form.getInputProps('reason')}
          label={t('calendar.review.reason')}
          description={t('calendar.review.reasonHint')}
          autosize
          minRows={2}
        />
        <ProblemAlert error={publishing.error} />
        {same && (
          <Text size="sm" c="dimmed">
            {t('calendar.review.same')}
          </Text>
        )}
        <Group>
          <Button type="submit" loading={publishing.isPending} disabled={same}>
            {t('calendar.review.publish')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What came from a public site is no longer provisional, and not confirmed either until somebody says so. */
function statusAfter({ status }: CalendarOfYear, { source }: CalendarPreview): CalendarStatus {
  return source && status === 'provisional' ? 'unconfirmed' : status;
}

function Changes({ preview: { changes, moved, totals } }: Pick<ChangeReviewProps, 'preview'>) {
  const { t, i18n } = useTranslation('settings');
  return (
    <>
      <section aria-label={t('calendar.review.changes')} className={classes.changes}>
        <h3>{t('calendar.review.changes')}</h3>
        {changes.length === 0 && <p>{t('calendar.review.none')}</p>}
        <ul>
          {changes.map(({ day, before, after }) => (
            <li key={day}>
              <strong>{dayName(day, i18n.language)}</strong>
              <span>
                {t('calendar.review.was', { before: whatOf(t, before) })}
                <br />
                {t('calendar.review.becomes', { after: whatOf(t, after) })}
              </span>
            </li>
          ))}
        </ul>
        <p>{t('calendar.totals', { working: totals.working, off: totals.off })}</p>
      </section>
      <section aria-label={t('calendar.review.moved')} className={classes.changes}>
        <h3>{t('calendar.review.moved')}</h3>
        {moved.length === 0 && <p>{t('calendar.review.nothingMoves')}</p>}
        <ul>
          {moved.map(({ subjectId, title, before, after }) => (
            <li key={`${subjectId}${title}`}>
              <strong>{title}</strong>
              <span>{t('calendar.review.moves', { before: dayAndMonth(before), after: dayAndMonth(after) })}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
