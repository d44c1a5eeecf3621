import type { RegisterPackageDetail } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';

type Row = RegisterPackageDetail['documents'][number];

const TONES: Record<Row['state'], Tone> = { packed: 'quiet', accepted: 'good', rejected: 'bad', withdrawn: 'quiet' };

/** The documents of a package in the order of its file. */
export function PackageRows({ documents }: { documents: readonly Row[] }) {
  const { t } = useTranslation('federal-register');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'number', title: t('column.number'), render: ({ position }) => position },
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
      {
        key: 'answer',
        title: t('column.answer'),
        render: ({ state, message, annulled }) => (
          <>
            <StatusBadge tone={TONES[state]}>{t(`package.row.${state}`)}</StatusBadge>
            {message && <Text size="sm">{message}</Text>}
            {annulled && <Text size="sm">{t('package.row.annulled')}</Text>}
          </>
        ),
      },
    ],
    [t],
  );
  return (
    <Panel flush>
      <DataTable name={t('waiting')} columns={columns} rows={documents} rowKey={({ documentId }) => documentId} />
    </Panel>
  );
}
