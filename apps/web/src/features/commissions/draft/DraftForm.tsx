import { draftCommission, listCommissions, getToday, type ProgramSummary } from '@itog/contracts';
import { dayOf, fullName } from '@itog/domain';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../../api/call.ts';
import { serverTime } from '../../../api/clock.ts';
import { useMe } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Blockers } from './Blockers.tsx';
import { draftOf, type Composition } from './composition.ts';
import { PeopleSelect, PersonSelect, type Candidate } from './PersonSelect.tsx';
import { useBlockers } from './use-blockers.ts';

type Values = Composition & { readonly orderNumber: string; readonly orderDate: string };
export type DraftFormProps = { readonly people: readonly Candidate[]; readonly programs: readonly ProgramSummary[] };

const bodyOf = ({ orderNumber, orderDate, ...composition }: Values) => ({
  ...draftOf(composition),
  orderNumber,
  orderDate,
});

/** The order's number and date, and who sits; what the Regulation has against it stands beside it all the while. */
export function DraftForm({ people, programs }: DraftFormProps) {
  const { t } = useTranslation('commissions');
  const me = useMe();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const validate = useContractValidate(draftCommission.body);
  const form = useForm<Values>({
    initialValues: {
      programId: programs.find(({ id }) => id === parameters.get('program'))?.id ?? '',
      orderNumber: '',
      orderDate: dayOf(new Date(serverTime()), me.organisation.zone),
      chair: '',
      members: [],
      secretary: '',
    },
    validate: (values) => validate(bodyOf(values)),
  });
  const { programId, chair, members, secretary } = form.values;
  const blockers = useBlockers({ programId, chair, members, secretary });
  const names = Object.fromEntries(people.map(({ id, name }) => [id, fullName(name)]));
  const drafting = useMutation({
    mutationFn: (values: Values) => call(draftCommission, { body: bodyOf(values) }),
    onSuccess: async ({ id }) => {
      await invalidate(client, [listCommissions, getToday]);
      await navigate(paths.commission(id));
    },
  });
  const set = (field: keyof Values) => (value: string | string[]) => form.setFieldValue(field, value);
  return (
    <form noValidate onSubmit={form.onSubmit((values) => drafting.mutate(values))}>
      <Panel title={t('draft.order')}>
        <Stack>
          <Select
            {...form.getInputProps('programId')}
            label={t('draft.program')}
            placeholder={t('draft.chooseProgram')}
            searchable
            value={programId || null}
            onChange={(id) => set('programId')(id ?? '')}
            data={programs.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Group align="start" grow>
            <TextInput {...form.getInputProps('orderNumber')} label={t('draft.number')} autoComplete="off" />
            <DayInput {...form.getInputProps('orderDate')} label={t('draft.date')} />
          </Group>
        </Stack>
      </Panel>
      <Panel title={t('draft.composition')}>
        <Stack>
          <PersonSelect label={t('draft.chair')} people={people} value={chair} onChange={set('chair')} />
          <PeopleSelect label={t('draft.members')} people={people} value={members} onChange={set('members')} />
          <PersonSelect
            label={t('draft.secretary')}
            description={t('draft.secretaryHint')}
            people={people}
            value={secretary}
            onChange={set('secretary')}
          />
          <Blockers {...blockers} names={names} />
        </Stack>
      </Panel>
      <Stack mt="lg">
        <ProblemAlert error={drafting.error} names={names} />
        <Group>
          <Button type="submit" size="md" loading={drafting.isPending} disabled={(blockers.refusals?.length ?? 0) > 0}>
            {t('draft.act')}
          </Button>
          {(blockers.refusals?.length ?? 0) > 0 && <span>{t('draft.blocked')}</span>}
        </Group>
      </Stack>
    </form>
  );
}
