import { listSeries, updateSeries, type OutputOf } from '@itog/contracts';
import { DOCUMENT_SERIES, formatNumber, meetingRefusals, seriesRefusals, type WrittenSeries } from '@itog/domain';
import { Button, Checkbox, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../ui/feedback/Refusals.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import classes from './SeriesPage.module.css';

type Series = OutputOf<typeof listSeries>['series'][number];

/** What is given out most often comes first. */
const IN_ORDER: readonly string[] = [...DOCUMENT_SERIES, 'protocol', 'order', 'blank-act', 'destruction-act'];

/** How the registry's numbers are written, and which comes next. */
export default function SeriesPage() {
  const { t } = useTranslation('settings');
  const { data } = useSuspenseQuery(queryOf(listSeries));
  const all = data.series.toSorted((a, b) => IN_ORDER.indexOf(a.series) - IN_ORDER.indexOf(b.series));
  return (
    <Page title={t('series.title')} lead={t('series.lead')}>
      <Text mb="lg" maw="46rem">
        {t('series.placeholders')}
      </Text>
      {all.map((series) => (
        <Panel key={series.series} title={t(`series.kind.${series.series}`)}>
          <SeriesForm series={series} others={ofSameBook(series, all)} />
        </Panel>
      ))}
    </Page>
  );
}

/** The other series of the registry: none may write the same number. */
function ofSameBook({ series }: Series, all: readonly Series[]): WrittenSeries[] {
  const book = all.filter((each) => DOCUMENT_SERIES.some((name) => name === each.series));
  if (!book.some((each) => each.series === series)) return [];
  return book.filter((each) => each.series !== series).map(({ pattern, kindWord }) => ({ pattern, kind: kindWord }));
}

const FORETOLD = 3;

/** The numbers that would follow, and the first of the next year where counting starts anew. */
function useForetold(kind: string, { pattern, perYear, last }: { pattern: string; perYear: boolean; last: number }) {
  const year = new Date().getFullYear();
  const of = (n: number, inYear: number) => formatNumber(pattern, { n, year: inYear, kind });
  return {
    next: Array.from({ length: FORETOLD }, (_, index) => of(Number(last) + 1 + index, year)),
    nextYear: perYear ? of(1, year + 1) : null,
  };
}

function SeriesForm({ series, others }: { series: Series; others: readonly WrittenSeries[] }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const readOnly = !useCan()('organisation.manage');
  const form = useForm({
    initialValues: { pattern: series.pattern, perYear: series.perYear, last: series.last },
    validate: useContractValidate(updateSeries.body),
  });
  const { pattern, perYear } = form.values;
  const mine = { pattern, kind: series.kindWord };
  const alone = seriesRefusals({ pattern, perYear });
  const refusals = alone.length > 0 ? alone : meetingRefusals(mine, others, new Date().getFullYear());
  const foretold = useForetold(series.kindWord, form.values);
  const saving = useMutation({
    mutationFn: (body: typeof form.values) => call(updateSeries, { params: { series: series.series }, body }),
    onSuccess: ({ pattern, perYear, last }) => {
      notifications.show({ message: t('ui:saved') });
      form.setInitialValues({ pattern, perYear, last });
      form.reset();
      return invalidate(client, [listSeries]);
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => saving.mutate(values))}>
      <Stack>
        <div className={classes.row}>
          <TextInput
            {...form.getInputProps('pattern')}
            label={t('series.pattern')}
            spellCheck={false}
            readOnly={readOnly}
            className={classes.pattern}
          />
          <NumberInput
            {...form.getInputProps('last')}
            label={t('series.last')}
            min={0}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            readOnly={readOnly}
            className={classes.last}
          />
          <div className={classes.next}>
            <span>{t('series.next')}</span>
            <output>
              {foretold.next.map((number, index) => (
                <Fragment key={index}>
                  {index > 0 && ', '}
                  <span className="whole">{number}</span>
                </Fragment>
              ))}
            </output>
            {foretold.nextYear && <small>{t('series.nextYear', { number: foretold.nextYear })}</small>}
          </div>
        </div>
        <Checkbox
          {...form.getInputProps('perYear', { type: 'checkbox' })}
          label={t('series.perYear')}
          disabled={readOnly}
        />
        <Refusals refusals={refusals} />
        <ProblemAlert error={saving.error} />
        {!readOnly && (
          <div>
            <Button type="submit" loading={saving.isPending} disabled={refusals.length > 0}>
              {t('ui:save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
