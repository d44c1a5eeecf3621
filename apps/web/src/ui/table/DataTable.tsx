import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';
import { useUrlValue } from './use-url-value.ts';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** What the column is sorted by; without it the heading is plain. */
  readonly sortBy?: (row: Row) => string | number | Date | null;
  readonly align?: 'end';
  /** The row's name: its heading, and the heading of its card on a phone. */
  readonly isName?: boolean;
};

export type DataTableProps<Row> = {
  /** What the table holds, for those who do not see it. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The address's parameter that keeps the order; two tables on a page need two. */
  readonly sortParameter?: string;
};

/** A table with a sticky head, sorted through the address; on a phone every row is a card. */
export function DataTable<Row>({ name, columns, rows, rowKey, sortParameter = 'sort' }: DataTableProps<Row>) {
  const { t } = useTranslation('ui');
  const [sort, setSort] = useUrlValue(sortParameter);
  const [key, down] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false];
  const ordered = sorted(rows, columns.find((column) => column.key === key)?.sortBy, down);
  return (
    <Table role="table" aria-label={name} className={classes.table} highlightOnHover>
      <Table.Thead role="rowgroup" className={classes.head}>
        <Table.Tr role="row">
          {columns.map((column) => {
            const isSorted = column.key === key;
            return (
              <Table.Th
                key={column.key}
                role="columnheader"
                scope="col"
                data-align={column.align}
                aria-sort={isSorted ? (down ? 'descending' : 'ascending') : undefined}
              >
                {column.sortBy ? (
                  <UnstyledButton
                    className={classes.sort}
                    onClick={() => setSort(isSorted && !down ? `-${column.key}` : column.key)}
                    aria-label={t(isSorted && !down ? 'table.sortDown' : 'table.sortUp', { column: column.title })}
                  >
                    {column.title}
                    {isSorted ? (
                      down ? (
                        <IconArrowDown size={15} />
                      ) : (
                        <IconArrowUp size={15} />
                      )
                    ) : (
                      <IconArrowsSort size={15} />
                    )}
                  </UnstyledButton>
                ) : (
                  column.title
                )}
              </Table.Th>
            );
          })}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {ordered.map((row) => (
          <Table.Tr role="row" key={rowKey(row)}>
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
        ))}
      </Table.Tbody>
    </Table>
  );
}

function sorted<Row>(rows: readonly Row[], by: Column<Row>['sortBy'], down: boolean): readonly Row[] {
  if (!by) return rows;
  const order = new Intl.Collator('ru', { numeric: true });
  const compare = (a: Row, b: Row) => {
    const [left, right] = [by(a), by(b)];
    // What is not known stands last in either direction.
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const result =
      typeof left === 'string' && typeof right === 'string' ? order.compare(left, right) : Number(left) - Number(right);
    return down ? -result : result;
  };
  return [...rows].sort(compare);
}
