import { createGroup, listPrograms, type CallOf } from '@itog/contracts';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { LeaveGuard } from '../../../ui/leave/LeaveGuard.tsx';
import classes from './edit.module.css';

export type GroupBody = CallOf<typeof createGroup>['body'];

export type GroupFormProps = {
  readonly initial: GroupBody;
  /** The program of an existing group stays. */
  readonly programFixed?: boolean;
  readonly submit: string;
  readonly cancelTo: string;
  readonly onSubmit: (body: GroupBody) => void;
  readonly pending: boolean;
  readonly error: unknown;
};

/** A group's name, program, period and customer. */
export function GroupForm({ initial, programFixed, submit, cancelTo, onSubmit, pending, error }: GroupFormProps) {
  const { t } = useTranslation(['groups', 'ui']);
  const { programs } = useSuspenseQuery(queryOf(listPrograms, { query: {} })).data;
  const check = useContractValidate(createGroup.body);
  const bodyOf = (values: GroupBody): GroupBody => ({ ...values, customer: values.customer?.trim() || null });
  const form = useForm<GroupBody>({
    initialValues: initial,
    validate: (values) => {
      const problems = check(bodyOf(values));
      const { startsOn, endsOn } = values;
      return {
        ...problems,
        ...(startsOn && endsOn && endsOn < startsOn && { endsOn: t('edit.order') }),
        ...(!startsOn && { startsOn: t('ui:field.required') }),
        ...(!endsOn && { endsOn: t('ui:field.required') }),
        ...(!values.programId && { programId: t('edit.chooseProgram') }),
      };
    },
  });
  const day = (name: 'startsOn' | 'endsOn') => ({
    value: form.values[name],
    onChange: (value: string) => form.setFieldValue(name, value),
    error: form.errors[name],
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => onSubmit(bodyOf(values)))}>
      <LeaveGuard dirty={form.isDirty() && !pending} />
      <Panel>
        <Stack>
          <Select
            {...form.getInputProps('programId')}
            label={t('edit.program')}
            placeholder={t('edit.chooseProgram')}
            description={programFixed ? t('edit.programFixed') : undefined}
            data={programs.map(({ id, title, hours }) => ({
              value: id,
              label: `${title} (${t('edit.hours', { hours })})`,
            }))}
            searchable={!programFixed}
            nothingFoundMessage={t('ui:nothingFound')}
            readOnly={programFixed}
            allowDeselect={false}
          />
          <TextInput {...form.getInputProps('title')} label={t('edit.title')} description={t('edit.titleHint')} />
          <div className={classes.pair}>
            <DayInput {...day('startsOn')} label={t('edit.startsOn')} />
            <DayInput {...day('endsOn')} label={t('edit.endsOn')} />
          </div>
          <TextInput
            {...form.getInputProps('customer')}
            value={form.values.customer ?? ''}
            label={t('edit.customer')}
            description={t('edit.customerHint')}
          />
          <ProblemAlert error={error} />
          <Group>
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
            <Button component={Link} to={cancelTo} variant="default">
              {t('ui:cancel')}
            </Button>
          </Group>
        </Stack>
      </Panel>
    </form>
  );
}
