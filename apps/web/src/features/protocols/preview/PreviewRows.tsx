import type { ProtocolPreview } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';

type Row = ProtocolPreview['rows'][number];

/** The learners of a protocol with their results and the numbers of their certificates. */
export function PreviewRows({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('protocols');
  const columns: Column<Row>[] = [
    { key: 'name', title: t('row.name'), isName: true, render: ({ name }) => name },
    {
      key: 'mark',
      title: t('row.mark'),
      render: ({ mark }) => <StatusBadge tone={mark === 'pass' ? 'good' : 'bad'}>{t(`mark.${mark}`)}</StatusBadge>,
    },
    ...(rows.some(({ grade }) => grade)
      ? [
          ...(rows.some(({ cardNumber }) => cardNumber !== null)
            ? [{ key: 'card', title: t('row.card'), render: ({ cardNumber }: Row) => cardNumber ?? '—' }]
            : []),
          { key: 'grade', title: t('row.grade'), render: ({ grade }: Row) => grade && t(`grade.${grade}`) },
        ]
      : [
          { key: 'score', title: t('row.score'), render: ({ correct, total }: Row) => t('row.of', { correct, total }) },
        ]),
    { key: 'number', title: t('row.number'), render: ({ documentNumber }) => documentNumber ?? '—' },
    { key: 'reason', title: t('row.reason'), render: ({ checkReason }) => t(`reason.${checkReason}`) },
  ];
  return (
    <DataTable
      name={t('row.table')}
      rows={rows}
      rowKey={({ attemptId, examinationId }) => attemptId ?? examinationId ?? ''}
      columns={columns}
    />
  );
}
