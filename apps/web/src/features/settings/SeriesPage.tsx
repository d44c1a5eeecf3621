import { listSeries, updateSeries, type OutputOf } from '@itog/contracts';
import { formatNumber, seriesRefusals } from '@itog/domain';
import { Button, Checkbox, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../ui/feedback/Refusals.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import classes from './SeriesPage.module.css';

type Series = OutputOf<typeof listSeries>['series'][number];

/** How the registry's numbers are written, and which comes next. */
export default function SeriesPage() {
  const { t } = useTranslation('settings');
  const { data } = useSuspenseQuery(queryOf(listSeries));
  return (
    <Page title={t('series.title')} lead={t('series.lead')}>
      <Text mb="lg" maw="46rem">
        {t('series.placeholders')}
      </Text>
      {data.series.map((series) => (
        <Panel key={series.series} title={t(`series.kind.${series.series}`)}>
          <SeriesForm series={series} />
        </Panel>
      ))}
    </Page>
  );
}

function SeriesForm({ series }: { series: Series }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const readOnly = !useCan()('organisation.manage');
  const form = useForm({ initialValues: { pattern: series.pattern, perYear: series.perYear, last: series.last } });
  const { pattern, perYear, last } = form.values;
  const refusals = seriesRefusals({ pattern, perYear });
  const year = new Date().getFullYear();
  const example = form.isDirty()
    ? formatNumber(pattern, { n: Number(last) + 1, year, kind: series.kindWord })
    : series.next;
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
            min={series.last}
            allowDecimal={false}
            allowNegative={false}
            readOnly={readOnly}
            className={classes.last}
          />
          <div className={classes.next}>
            <span>{t('series.next')}</span>
            <output>{example}</output>
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
