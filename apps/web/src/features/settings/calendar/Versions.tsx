import type { CalendarOfYear } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { CalendarStatusBadge } from './CalendarFacts.tsx';

/** What was in force before, who changed it and why. */
export function Versions({ versions }: Pick<CalendarOfYear, 'versions'>) {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('calendar.versions.title')} flush>
      <DataTable
        name={t('calendar.versions.title')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        sortParameter="versions"
        columns={[
          {
            key: 'version',
            title: t('calendar.versions.version'),
            render: ({ version }) => String(version),
            isName: true,
          },
          {
            key: 'at',
            title: t('calendar.versions.at'),
            render: ({ publishedAt }) => publishedAt && <DateTime value={publishedAt} look="table" />,
          },
          {
            key: 'by',
            title: t('calendar.versions.by'),
            render: ({ publishedBy }) => publishedBy ?? t('calendar.versions.shipped'),
          },
          { key: 'status', title: t('calendar.versions.status'), render: (each) => <CalendarStatusBadge {...each} /> },
          { key: 'source', title: t('calendar.versions.source'), render: ({ source }) => source },
          { key: 'reason', title: t('calendar.versions.reason'), render: ({ reason }) => reason ?? '—' },
        ]}
      />
    </Panel>
  );
}
