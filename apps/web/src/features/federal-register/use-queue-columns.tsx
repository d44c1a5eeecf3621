import type { QueuedDocument } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/table/DataTable.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import type { Correcting } from './CorrectDialog.tsx';
import { Problems } from './Problems.tsx';

const URGENT_DAYS = 5;

/** The columns of what waits: who, until when, what is wrong. */
export function useQueueColumns(onCorrect: (correcting: Correcting) => void): Column<QueuedDocument>[] {
  const { t } = useTranslation('federal-register');
  return useMemo(
    () => [
      {
        key: 'document',
        title: t('column.document'),
        isName: true,
        render: ({ learnerName, kind, duplicate, registrationNumber }) => (
          <>
            {learnerName}
            <Text size="sm" fw={400} className="figures">
              {t(`${duplicate ? 'duplicateOf' : 'kind'}.${kind}`)} <span className="whole">№ {registrationNumber}</span>
            </Text>
          </>
        ),
      },
      { key: 'due', title: t('column.due'), render: (document) => <Due {...document} /> },
      {
        key: 'check',
        title: t('column.check'),
        render: (document) => (
          <Problems document={document} onCorrect={(of, problem) => onCorrect({ document: of, problem })} />
        ),
      },
    ],
    [t, onCorrect],
  );
}

function Due({ dueOn, daysLeft }: QueuedDocument) {
  const { t } = useTranslation('federal-register');
  const key = daysLeft < 0 ? 'days.late' : daysLeft === 0 ? 'days.today' : 'days.left';
  return (
    <>
      <CalendarDay value={dueOn} look="table" />
      <Text size="sm" c={daysLeft < URGENT_DAYS ? 'var(--state-bad)' : 'dimmed'}>
        {t(key, { count: Math.abs(daysLeft) })}
      </Text>
    </>
  );
}
