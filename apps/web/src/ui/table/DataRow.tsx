import { Checkbox, Table } from '@mantine/core';
import { memo, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import classes from './DataTable.module.css';

/** One column of the saved sheet; a day is written `YYYY-MM-DD`. */
export type SheetPart<Row> = { readonly title: string; readonly value: (row: Row) => string | number | Date | null };

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** What the column is sorted by; without it the heading is plain. */
  readonly sortBy?: (row: Row) => string | number | Date | null;
  readonly align?: 'end';
  /** The columns of the saved sheet in place of this one, where it shows several things; none where it has only buttons. */
  readonly sheet?: readonly SheetPart<Row>[];
  /** The row's name: its heading, and the heading of its card on a phone. */
  readonly isName?: boolean;
};

/** Which rows are ticked, by their keys. */
export type Selection<Row> = {
  readonly selected: ReadonlySet<string>;
  readonly onChange: Dispatch<SetStateAction<ReadonlySet<string>>>;
  /** What a row is called, for the label of its box. */
  readonly nameOf: (row: Row) => string;
  /** Whether a row can be ticked; every row can without it. */
  readonly canSelect?: (row: Row) => boolean;
};

type DataRowProps<Row> = {
  readonly id: string;
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly selected?: boolean | undefined;
  readonly onSelect?: Selection<Row>['onChange'] | undefined;
  /** A row without it cannot be ticked. */
  readonly selectLabel?: string | undefined;
};

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

function PlainRow<Row>({ id, row, columns, selected, onSelect, selectLabel }: DataRowProps<Row>) {
  return (
    <Table.Tr role="row" aria-selected={selected}>
      {onSelect && (
        <Table.Td role="cell" data-select>
          {selectLabel && (
            <Checkbox
              aria-label={selectLabel}
              checked={selected ?? false}
              onChange={() => onSelect((keys) => toggled(keys, id))}
            />
          )}
        </Table.Td>
      )}
      {columns.map((column) => (
        <Table.Td
          key={column.key}
          role={column.isName ? 'rowheader' : 'cell'}
          data-label={column.title}
          data-align={column.align}
          data-name={column.isName || undefined}
        >
          <div className={classes.value}>{column.render(row)}</div>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** One row; rendered anew only when something of its own has changed. */
export const DataRow = memo(PlainRow) as typeof PlainRow;
