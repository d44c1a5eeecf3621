import { getBlankStock, type OutputOf } from '@itog/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { useUrlValue } from '../../ui/table/use-url-value.ts';
import { Batches } from './Batches.tsx';
import classes from './Blanks.module.css';

type Stocked = OutputOf<typeof getBlankStock>;
type Balance = Stocked['stock'][number];

/** What was received, issued, spoilt and is left at the end of a day, and the packs it came in. */
export function Stock() {
  const { t } = useTranslation('blanks');
  const [on, setOn] = useUrlValue('on');
  const { data } = useQuery({
    ...queryOf(getBlankStock, { query: { on: /^\d{4}-\d\d-\d\d$/u.test(on) ? on : undefined } }),
    placeholderData: keepPreviousData,
  });
  const columns = useBalanceColumns(data?.next ?? []);
  if (!data) return <Loading />;
  return (
    <div className={classes.stock}>
      <Panel
        flush
        title={t('stock.title')}
        actions={<DayInput label={t('stock.on')} value={on || data.on} onChange={setOn} />}
      >
        <DataTable
          name={t('stock.title')}
          columns={columns}
          rows={data.stock}
          rowKey={({ kind, series }) => `${kind} ${series}`}
        />
      </Panel>
      <Batches batches={data.batches} />
    </div>
  );
}

function useBalanceColumns(next: Stocked['next']): Column<Balance>[] {
  const { t } = useTranslation('blanks');
  const figure = (key: 'received' | 'issued' | 'spoilt' | 'left'): Column<Balance> => ({
    key,
    title: t(`stock.${key}`),
    align: 'end',
    sheet: [{ title: t(`stock.${key}`), value: (row) => row[key] }],
    render: (row) => <span className="figures">{row[key]}</span>,
  });
  return [
    {
      key: 'kind',
      title: t('kind'),
      isName: true,
      render: ({ kind, series }) => `${t(`kindOf.${kind}`)}${series && `, ${t('series', { series })}`}`,
    },
    figure('received'),
    figure('issued'),
    figure('spoilt'),
    figure('left'),
    {
      key: 'next',
      title: t('stock.next'),
      render: ({ kind, series }) => {
        const sheet = next.find((each) => each.kind === kind && each.series === series);
        return sheet ? <span className="figures whole">{`${series} ${sheet.number}`.trim()}</span> : '—';
      },
    },
  ];
}
