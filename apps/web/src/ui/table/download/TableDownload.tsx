import { makeSpreadsheet } from '@itog/contracts';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callFile } from '../../../api/call.ts';
import { saveFile } from '../../actions/save-file.ts';
import { ProblemAlert } from '../../feedback/ProblemAlert.tsx';
import type { Column } from '../DataRow.tsx';
import { sheetOf } from './sheet.ts';

export type TableDownloadProps<Row> = {
  /** Of the table: the name of the sheet and of the file. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Fetches what the page does not show, where a list has pages. */
  readonly allRows?: (() => Promise<readonly Row[]>) | undefined;
};

/** Saves the whole table as XLSX, in the words of the screen. */
export function TableDownload<Row>({ name, columns, rows, allRows }: TableDownloadProps<Row>) {
  const { t } = useTranslation('ui');
  const [drawn, setDrawn] = useState<readonly Row[] | null>(null);
  const saving = useMutation({
    mutationFn: async (cells: ReturnType<typeof sheetOf>) =>
      saveFile(await callFile(makeSpreadsheet, { body: { name, ...cells } })),
  });
  const reading = useMutation({
    mutationFn: async () => setDrawn(allRows ? await allRows() : rows),
  });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconTableExport size={16} aria-hidden />}
        loading={reading.isPending || drawn !== null || saving.isPending}
        onClick={() => reading.mutate()}
      >
        {t('table.download')}
      </Button>
      <ProblemAlert error={reading.error ?? saving.error} />
      {drawn && (
        <Words
          columns={columns}
          rows={drawn}
          onRead={(texts) => {
            setDrawn(null);
            saving.mutate(sheetOf(columns, drawn, texts));
          }}
        />
      )}
    </>
  );
}

type WordsProps<Row> = Pick<TableDownloadProps<Row>, 'columns' | 'rows'> & {
  readonly onRead: (texts: string[][]) => void;
};

/** Draws the cells out of sight, and reads their words: what a column shows is said in one place only. */
function Words<Row>({ columns, rows, onRead }: WordsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const read = useRef(onRead);
  useLayoutEffect(() => {
    const drawn = [...(body.current?.rows ?? [])];
    read.current(drawn.map(({ cells }) => [...cells].map(wordsOf)));
  }, []);
  return (
    <VisuallyHidden aria-hidden inert>
      <table>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.key}>{column.render(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}

/** With the line breaks between its parts; jsdom knows no layout and gives the text in one line. */
const wordsOf = (cell: HTMLElement): string => cell.innerText ?? cell.textContent ?? '';
