import { CALENDAR_FILE_BYTES, readCalendarFile, type CalendarOfYear } from '@itog/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { ChangeReview } from './ChangeReview.tsx';

/** A file with a calendar: what it would change first, then its publication. */
export function ImportPanel({ calendar, onDone }: { calendar: CalendarOfYear; onDone: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const { country, year } = calendar;
  const reading = useMutation({
    mutationFn: (file: File) => call(readCalendarFile, { params: { country, year: String(year) }, body: file }),
  });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('calendar.import.hint')}
      </Text>
      <FileDrop
        label={t('calendar.import.file')}
        accept={['.xml', '.json', '.csv']}
        maxBytes={CALENDAR_FILE_BYTES}
        onFile={(file) => reading.mutate(file)}
        pending={reading.isPending}
      />
      <ProblemAlert error={reading.error} />
      {reading.data ? (
        <ChangeReview key={reading.submittedAt} calendar={calendar} preview={reading.data} onDone={onDone} />
      ) : (
        <div>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
