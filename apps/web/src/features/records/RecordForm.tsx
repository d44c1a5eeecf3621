import {
  getRecord,
  IDENTITY_KINDS,
  listGroupRecords,
  PRIOR_LEVELS,
  saveRecord,
  SEXES,
  type LearnerRecord,
  type RecordFields,
} from '@itog/contracts';
import { countriesInOrder, countryLabel, formatSnils } from '@itog/domain';
import { Button, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, keyOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useRefusalSentence } from '../../ui/feedback/Refusals.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { Panel } from '../../ui/layout/Panel.tsx';
import { LeaveGuard } from '../../ui/leave/LeaveGuard.tsx';
import { fieldErrors } from './field-errors.ts';
import classes from './records.module.css';
import { bodyOf, RECORD_FIELDS, valuesOf, type RecordValues } from './values.ts';

const COUNTRIES = countriesInOrder().map((value) => ({ value, label: countryLabel(value) }));

/** The record as fields; without the right to change it, to read. */
export function RecordForm({ record }: { record: LearnerRecord }) {
  const { t } = useTranslation(['records', 'ui']);
  const client = useQueryClient();
  const readOnly = !useCan()('records.manage');
  const check = useContractValidate(saveRecord.body);
  const say = useRefusalSentence();
  const form = useForm<RecordValues>({
    initialValues: valuesOf({ ...record, snils: record.snils && formatSnils(record.snils) }),
    validate: (values) => check(bodyOf(values)),
  });
  // Of the record whose values stand in the fields, whatever has been read since.
  const [seenAt, setSeenAt] = useState(record.updated?.at ?? null);
  const params = { userId: record.userId };
  const saving = useMutation({
    mutationFn: (body: RecordFields) => call(saveRecord, { params, body: { ...body, seenAt } }),
    onSuccess: (saved) => {
      setSeenAt(saved.updated?.at ?? null);
      form.resetDirty();
      notifications.show({ message: t('ui:saved') });
      client.setQueryData(keyOf(getRecord, { params }), saved);
      return invalidate(client, [listGroupRecords]);
    },
    onError: (error) => {
      const errors = fieldErrors(error, form.values, say);
      form.setErrors(errors);
      focusFirst(errors);
    },
  });
  const focusFirst = (errors: object) => {
    const first = RECORD_FIELDS.find((field) => field in errors);
    if (first) form.getInputNode(first)?.focus();
  };
  const options = (values: readonly string[], name: 'sexOf' | 'identityOf' | 'priorOf') =>
    values.map((value) => ({ value, label: t(`${name}.${value}`) }));
  const text = (field: keyof RecordValues, label: string, description?: string) => (
    <TextInput {...form.getInputProps(field)} label={label} description={description} readOnly={readOnly} />
  );
  return (
    <form noValidate onSubmit={form.onSubmit((values) => saving.mutate(bodyOf(values)), focusFirst)}>
      <LeaveGuard dirty={!readOnly && form.isDirty() && !saving.isPending} />
      <Stack gap="lg">
        <Panel title={t('person')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.fields}>
            <DayInput {...form.getInputProps('birthDate')} passText label={t('birthDate')} disabled={readOnly} />
            <Select
              {...form.getInputProps('sex')}
              value={form.values.sex || null}
              label={t('sex')}
              data={options(SEXES, 'sexOf')}
              readOnly={readOnly}
            />
            {text('snils', t('snils'), t('snilsHint'))}
            <Select
              {...form.getInputProps('citizenship')}
              label={t('citizenship')}
              data={COUNTRIES}
              searchable
              allowDeselect={false}
              limit={60}
              readOnly={readOnly}
            />
          </SimpleGrid>
        </Panel>
        <Panel title={t('identity')}>
          <Select
            {...form.getInputProps('identityKind')}
            value={form.values.identityKind || null}
            mb="md"
            label={t('identityKind')}
            data={options(IDENTITY_KINDS, 'identityOf')}
            readOnly={readOnly}
          />
          <SimpleGrid cols={2}>
            {text('identitySeries', t('series'))}
            {text('identityNumber', t('number'))}
          </SimpleGrid>
          <TextInput {...form.getInputProps('postalAddress')} mt="md" label={t('postalAddress')} readOnly={readOnly} />
        </Panel>
        <Panel title={t('prior')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.fields}>
            <Select
              {...form.getInputProps('priorLevel')}
              value={form.values.priorLevel || null}
              label={t('priorLevel')}
              data={options(PRIOR_LEVELS, 'priorOf')}
              readOnly={readOnly}
            />
            {text('priorLastName', t('priorLastName'), t('priorLastNameHint'))}
            {text('priorSeries', t('series'))}
            {text('priorNumber', t('number'))}
            <DayInput
              {...form.getInputProps('priorIssuedOn')}
              passText
              label={t('priorIssuedOn')}
              disabled={readOnly}
            />
          </SimpleGrid>
        </Panel>
        <ProblemAlert error={saving.error} />
        {!readOnly && (
          <div>
            <Button type="submit" loading={saving.isPending}>
              {t('save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
