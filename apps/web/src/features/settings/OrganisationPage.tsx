import { getOrganisation, updateOrganisation, type Organisation } from '@itog/contracts';
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { meKey } from '../../api/me-key.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { Reminders } from './organisation/Reminders.tsx';

type ZoneOption = { readonly value: string; readonly label: string };

/** Every zone with its distance from UTC now, those nearest to the known one first. */
function zoneOptions(known: string): ZoneOption[] {
  const names = [...new Set([known, ...Intl.supportedValuesOf('timeZone')])];
  const zones = names.map((value) => ({ value, offset: offsetOf(value) }));
  const here = minutesOf(offsetOf(known));
  const from = (offset: string) => Math.abs(minutesOf(offset) - here);
  return zones
    .sort((a, b) => from(a.offset) - from(b.offset))
    .map(({ value, offset }) => ({ value, label: labelOf(value, offset) }));
}

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
}

/** «Екатеринбург, UTC+5»: the place in the reader's language, without the zeros of the distance. */
function labelOf(timeZone: string, offset: string): string {
  const parts = new Intl.DateTimeFormat('ru', { timeZone, timeZoneName: 'shortGeneric' }).formatToParts();
  const place = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const short = offset.replace(/([+-])0/, '$1').replace(/:00$/, '');
  return /^(GMT|UTC)/.test(place) ? short : `${place}, ${short}`;
}

function minutesOf(offset: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

export default function OrganisationPage() {
  const { t } = useTranslation('settings');
  const { data } = useSuspenseQuery(queryOf(getOrganisation));
  return (
    <Page title={t('organisation.title')} lead={t('organisation.lead')} width="narrow">
      <Panel>
        <OrganisationForm organisation={data} />
      </Panel>
      {useCan()('organisation.read') && <Reminders />}
    </Page>
  );
}

function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const readOnly = !useCan()('organisation.manage');
  const zones = useMemo(() => zoneOptions(organisation.zone), [organisation.zone]);
  const validate = useContractValidate(updateOrganisation.body);
  const asBody = (values: Organisation) => ({ ...values, address: values.address?.trim() ? values.address : null });
  const form = useForm({
    initialValues: { ...organisation, address: organisation.address ?? '' },
    validate: (values) => validate(asBody(values)),
  });
  const saving = useMutation({
    mutationFn: (values: Organisation) => call(updateOrganisation, { body: asBody(values) }),
    onSuccess: () => {
      notifications.show({ message: t('ui:saved') });
      form.resetDirty();
      return Promise.all([invalidate(client, [getOrganisation]), client.invalidateQueries({ queryKey: meKey })]);
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => saving.mutate(values))}>
      <Stack>
        <TextInput {...form.getInputProps('name')} label={t('organisation.name')} readOnly={readOnly} />
        <TextInput {...form.getInputProps('shortName')} label={t('organisation.shortName')} readOnly={readOnly} />
        <TextInput {...form.getInputProps('city')} label={t('organisation.city')} readOnly={readOnly} />
        <TextInput {...form.getInputProps('address')} label={t('organisation.address')} readOnly={readOnly} />
        <Select
          {...form.getInputProps('zone')}
          label={t('organisation.zone')}
          description={t('organisation.zoneHint')}
          data={zones}
          limit={40}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('ui:nothingFound')}
          readOnly={readOnly}
        />
        <ProblemAlert error={saving.error} />
        {!readOnly && (
          <div>
            <Button type="submit" loading={saving.isPending}>
              {t('ui:save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
