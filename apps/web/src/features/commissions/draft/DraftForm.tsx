import { listCandidates, type Commission, type ProgramSummary } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Select, Stack, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DraftOrder } from '../../../ui/orders/DraftOrder.tsx';
import { appealsOf, COMMISSION_ORDERS, requestOf, startOf, type Composition } from './composition.ts';
import { PeopleSelect, PersonSelect } from './PersonSelect.tsx';

export type DraftFormProps = {
  readonly programs: readonly ProgramSummary[];
  readonly commissions: readonly Commission[];
};

/** What is ordered, and who sits; the order itself and everything against it stand below all the while. */
export function DraftForm({ programs, commissions }: DraftFormProps) {
  const { t } = useTranslation('commissions');
  const [parameters] = useSearchParams();
  const asked = programs.find(({ id }) => id === parameters.get('program'))?.id ?? '';
  const [composition, setComposition] = useState(() =>
    parameters.get('kind') === 'appeals' ? appealsOf(asked) : startOf(asked, commissions),
  );
  const { kind, programId } = composition;
  const candidates = useQuery({
    ...queryOf(listCandidates, {
      query: {
        programId: programId || undefined,
        kind: kind === 'appoint-appeals-commission' ? 'appeals' : 'attestation',
      },
    }),
    placeholderData: keepPreviousData,
  });
  const people = candidates.data?.people ?? [];
  const names = Object.fromEntries(people.map(({ id, name }) => [id, fullName(name)]));
  const ordered = (next: Composition['kind']) => {
    const nobody = { ...composition, kind: next, chair: '', members: [], secretary: '' };
    setComposition(
      next === 'change-attestation-commission' ? { ...startOf(programId, commissions), kind: next } : nobody,
    );
  };
  return (
    <>
      <Panel title={t('draft.order')}>
        <Stack>
          <Select
            label={t('draft.program')}
            placeholder={t('draft.chooseProgram')}
            searchable
            value={programId || null}
            onChange={(id) => setComposition(startOf(id ?? '', commissions))}
            data={programs.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Select
            label={t('draft.kind')}
            allowDeselect={false}
            value={kind}
            onChange={(value) => ordered(COMMISSION_ORDERS.find((each) => each === value) ?? kind)}
            data={COMMISSION_ORDERS.map((value) => ({ value, label: t(`draft.kinds.${value}`) }))}
          />
        </Stack>
      </Panel>
      <Panel title={t('draft.composition')}>
        <ProblemAlert error={candidates.error} />
        <SeatFields people={people} composition={composition} onComposition={setComposition} />
      </Panel>
      <DraftOrder request={requestOf(composition)} names={names} />
    </>
  );
}

type SeatFieldsProps = {
  readonly people: Parameters<typeof PersonSelect>[0]['people'];
  readonly composition: Composition;
  readonly onComposition: (composition: Composition) => void;
};

function SeatFields({ people, composition, onComposition }: SeatFieldsProps) {
  const { t } = useTranslation('commissions');
  const { kind, chair, members, secretary, authorisation } = composition;
  const set = (field: keyof Composition) => (value: string | string[]) =>
    onComposition({ ...composition, [field]: value });
  return (
    <Stack>
      <PersonSelect label={t('draft.chair')} people={people} value={chair} onChange={set('chair')} />
      {kind === 'appoint-appeals-commission' && (
        <TextInput
          label={t('draft.authorisation')}
          description={t('draft.authorisationHint')}
          maxLength={300}
          value={authorisation}
          onChange={({ currentTarget }) => set('authorisation')(currentTarget.value)}
        />
      )}
      <PeopleSelect label={t('draft.members')} people={people} value={members} onChange={set('members')} />
      <PersonSelect
        label={t('draft.secretary')}
        description={t('draft.secretaryHint')}
        people={people}
        value={secretary}
        onChange={set('secretary')}
      />
    </Stack>
  );
}
