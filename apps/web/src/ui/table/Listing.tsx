import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Loading } from '../feedback/Loading.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { EmptyState } from '../layout/EmptyState.tsx';
import { Panel } from '../layout/Panel.tsx';
import { DataTable, type DataTableProps } from './DataTable.tsx';

export type ListingProps<Row> = Omit<DataTableProps<Row>, 'rows'> & {
  /** Undefined while they are on their way. */
  readonly rows: readonly Row[] | undefined;
  readonly error?: unknown;
  /** The parameters of the address that narrow the list. */
  readonly filters?: readonly string[];
  /** Shown while there is nothing at all: what to do first. */
  readonly empty: ReactNode;
};

/** A list from the server: loading, failed, empty, nothing found, or a table. */
export function Listing<Row>({ rows, error, filters = ['search'], empty, ...table }: ListingProps<Row>) {
  const { t } = useTranslation('ui');
  const [parameters, setParameters] = useSearchParams();
  if (error) return <ProblemAlert error={error} />;
  if (!rows) return <Loading />;
  if (rows.length > 0)
    return (
      <Panel flush>
        <DataTable rows={rows} {...table} />
      </Panel>
    );
  if (!filters.some((name) => parameters.get(name))) return empty;
  const reset = () =>
    setParameters((before) => new URLSearchParams([...before].filter(([name]) => !filters.includes(name))), {
      replace: true,
    });
  return (
    <EmptyState
      icon={IconSearchOff}
      action={
        <Button variant="default" onClick={reset}>
          {t('resetFilter')}
        </Button>
      }
    >
      {t('nothingFound')}
    </EmptyState>
  );
}
