import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';
import { DataRow, type Column, type Selection } from './DataRow.tsx';
import { TableDownload } from './download/TableDownload.tsx';
import { useUrlValue } from './use-url-value.ts';

export type { Column, SheetPart } from './DataRow.tsx';

export type DataTableProps<Row> = {
  /** What the table holds, for those who do not see it. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The address's parameter that keeps the order; two tables on a page need two. */
  readonly sortParameter?: string;
  /** Rows can be ticked for an act on many; keep `columns` the same between renders, so that a tick renders one row. */
  readonly selection?: Selection<Row>;
  /** Fetches every row, where the list has pages: for the sheet that can be saved. */
  readonly allRows?: () => Promise<readonly Row[]>;
};

/** A table with a sticky head, sorted through the address, saved as XLSX; on a phone every row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, rowKey, sortParameter = 'sort', selection, allRows } = props;
  const { t } = useTranslation('ui');
  const [sort, setSort] = useUrlValue(sortParameter);
  const [key, down] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false];
  const ordered = sorted(rows, columns.find((column) => column.key === key)?.sortBy, down);
  const chooser = selection && <SelectAll rows={rows} rowKey={rowKey} selection={selection} />;
  return (
    <div className={classes.wrap}>
      {chooser && (
        <div className={classes.selectAll}>
          {chooser}
          <span aria-hidden>{t('table.selectAll')}</span>
        </div>
      )}
      <Table role="table" aria-label={name} className={classes.table} highlightOnHover>
        <Table.Thead role="rowgroup" className={classes.head}>
          <Table.Tr role="row">
            {chooser && (
              <Table.Th role="columnheader" scope="col" data-select>
                {chooser}
              </Table.Th>
            )}
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
          {ordered.map((row) => {
            const key = rowKey(row);
            return (
              <DataRow
                key={key}
                id={key}
                row={row}
                columns={columns}
                selected={selection?.selected.has(key)}
                onSelect={selection?.onChange}
                selectLabel={
                  selection && (selection.canSelect?.(row) ?? true)
                    ? t('table.select', { name: selection.nameOf(row) })
                    : undefined
                }
              />
            );
          })}
        </Table.Tbody>
      </Table>
      {rows.length > 0 && (
        <div className={classes.foot}>
          <TableDownload name={name} columns={columns} rows={ordered} allRows={allRows} />
        </div>
      )}
    </div>
  );
}

function SelectAll<Row>({
  rows,
  rowKey,
  selection,
}: Required<Pick<DataTableProps<Row>, 'rows' | 'rowKey' | 'selection'>>) {
  const { t } = useTranslation('ui');
  const keys = rows.filter((row) => selection.canSelect?.(row) ?? true).map(rowKey);
  const chosen = keys.filter((key) => selection.selected.has(key)).length;
  const all = chosen === keys.length && chosen > 0;
  return (
    <Checkbox
      aria-label={t('table.selectAll')}
      checked={all}
      indeterminate={chosen > 0 && !all}
      onChange={() => selection.onChange(new Set(all ? [] : keys))}
    />
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
