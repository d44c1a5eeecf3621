import type { AuditEntry } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { DateTime } from '../../ui/time/DateTime.tsx';
import { pageOf } from './pages.ts';
import { useWords } from './use-words.ts';

/** What the table of the log shows, and what its sheet holds. */
export function useColumns(): readonly Column<AuditEntry>[] {
  const { t } = useTranslation('audit');
  const words = useWords();
  const may = useCan();
  return [
    {
      key: 'at',
      title: t('column.at'),
      render: ({ at }) => <DateTime value={at} look="table" />,
      sheet: [{ title: t('column.at'), value: ({ at }) => at }],
    },
    {
      key: 'actor',
      title: t('column.actor'),
      render: (entry) => <TwoLines first={words.actor(entry)} second={words.roles(entry)} />,
      sheet: [
        { title: t('column.actor'), value: words.actor },
        { title: t('column.roles'), value: words.roles },
      ],
    },
    {
      key: 'action',
      title: t('column.action'),
      isName: true,
      render: (entry) => <TwoLines first={words.action(entry.action)} second={words.details(entry)} />,
      sheet: [
        { title: t('column.action'), value: ({ action }) => words.action(action) },
        { title: t('column.details'), value: words.details },
      ],
    },
    {
      key: 'subject',
      title: t('column.subject'),
      render: (entry) => {
        const page = pageOf(entry, may);
        const text = words.subject(entry) || '—';
        return page ? (
          <Anchor component={Link} to={page}>
            {text}
          </Anchor>
        ) : (
          text
        );
      },
      sheet: [{ title: t('column.subject'), value: words.subject }],
    },
  ];
}

function TwoLines({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      {second && (
        <Text size="sm" c="dimmed" fw={400} style={{ overflowWrap: 'anywhere' }}>
          {second}
        </Text>
      )}
    </>
  );
}
