import type { RecordView } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../table/DataTable.tsx';
import { DateTime } from '../time/DateTime.tsx';

/** Who looked at somebody’s personal data. */
export function ViewsTable({ name, views }: { name: string; views: readonly RecordView[] }) {
  const { t } = useTranslation('privacy');
  const columns: Column<RecordView>[] = [
    { key: 'viewer', title: t('views.viewer'), render: ({ viewer }) => viewer, isName: true },
    { key: 'what', title: t('views.what'), render: ({ what }) => t(`views.whatOf.${what}`) },
    {
      key: 'at',
      title: t('views.at'),
      render: ({ at }) => <DateTime value={at} look="table" />,
      sortBy: ({ at }) => at,
    },
  ];
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={views}
      rowKey={({ at, viewer, what }) => `${at.toISOString()} ${viewer} ${what}`}
      sortParameter="views"
    />
  );
}
