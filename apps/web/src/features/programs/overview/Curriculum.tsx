import type { Program } from '@itog/contracts';
import { Table } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import classes from './overview.module.css';

/** The curriculum: its parts with their hours; every part but the attestation is a condition of admission (3.1). */
export function Curriculum({ program: { modules } }: { program: Program }) {
  const { t } = useTranslation('programs');
  if (modules.length === 0) return <EmptyState icon={IconListDetails}>{t('curriculum.empty')}</EmptyState>;
  const sum = modules.reduce((total, { hours }) => total + hours, 0);
  return (
    <Table className={classes.curriculum}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('curriculum.number')}</Table.Th>
          <Table.Th scope="col">{t('curriculum.module')}</Table.Th>
          <Table.Th scope="col">{t('curriculum.hours')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {modules.map(({ id, title, hours, attestation }, index) => (
          <Table.Tr key={id}>
            <Table.Td>{index + 1}</Table.Td>
            <Table.Td>
              {title}{' '}
              {attestation && title !== t('curriculum.attestation') && (
                <StatusBadge tone="wait">{t('curriculum.attestation')}</StatusBadge>
              )}
            </Table.Td>
            <Table.Td>{hours}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Td />
          <Table.Th scope="row">{t('curriculum.total')}</Table.Th>
          <Table.Td>{sum}</Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
