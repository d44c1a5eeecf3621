import type { Enrolment, Group } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Group as Row, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { SearchBox } from '../../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { SlipsButton } from '../learner/SlipsButton.tsx';
import { useRecordFacts } from '../use-group.ts';
import { BulkBar } from './BulkBar.tsx';
import classes from './group.module.css';
import { useLearnerColumns } from './use-learner-columns.tsx';

const SHOWN = {
  'not-admitted': ({ refusals }: Enrolment) => refusals.length > 0,
  admitted: ({ refusals }: Enrolment) => refusals.length === 0,
  'not-acknowledged': ({ acknowledgedAt }: Enrolment) => acknowledgedAt === null,
  'never-signed-in': ({ signedInOnce }: Enrolment) => !signedInOnce,
};
type Shown = keyof typeof SHOWN;
const KINDS = Object.keys(SHOWN) as Shown[];

const nameOf = ({ learner }: Enrolment) => fullName(learner.name);

function matches({ learner, customer }: Enrolment, search: string): boolean {
  const where = [fullName(learner.name), learner.login, learner.email, customer].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}

/** The group's learners: ticks in the table, acts on many below it. */
export function Learners({ group, onOpen }: { group: Group; onOpen: (enrolmentId: string) => void }) {
  const { t } = useTranslation('groups');
  const manages = useCan()('groups.manage');
  const recording = useRecordFacts(group.id);
  const columns = useLearnerColumns({ modules: group.modules, onOpen, record: manages ? recording.mutate : null });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [search] = useUrlValue('search');
  const [show, setShow] = useUrlValue('show');
  const filter = KINDS.find((kind) => kind === show);
  const rows = group.enrolments.filter((each) => matches(each, search) && (!filter || SHOWN[filter](each)));
  const chosen = group.enrolments.filter(({ id }) => selected.has(id));
  return (
    <>
      <Summary group={group} />
      <Row mb="md">
        <SearchBox key={search ? 'searching' : 'idle'} label={t('learners.search')} />
        <Select
          aria-label={t('learners.show')}
          placeholder={t('learners.all')}
          clearable
          clearButtonProps={{ 'aria-label': t('learners.all') }}
          value={filter ?? null}
          onChange={(value) => setShow(value ?? '')}
          data={KINDS.map((value) => ({
            value,
            label: `${t(`learners.${value}`)} · ${group.enrolments.filter(SHOWN[value]).length}`,
          }))}
          w={{ base: '100%', xs: 280 }}
        />
        {manages && (
          <SlipsButton group={group} enrolments={group.enrolments.filter(SHOWN['never-signed-in'])} everyone />
        )}
      </Row>
      <ProblemAlert error={recording.error} />
      <div className={classes.learners}>
        <Listing
          name={t('learners.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          filters={['search', 'show']}
          empty={null}
          {...(manages && { selection: { selected, onChange: setSelected, nameOf } })}
        />
        {manages && chosen.length > 0 && (
          <BulkBar group={group} chosen={chosen} record={recording.mutate} onClear={() => setSelected(new Set())} />
        )}
      </div>
    </>
  );
}

function Summary({ group: { enrolments, admitted } }: { group: Group }) {
  const { t } = useTranslation('groups');
  const count = enrolments.length;
  const parts = [
    t('learners.count', { count }),
    t('learners.countAdmitted', { count: admitted }),
    count > admitted && t('learners.countNotAdmitted', { count: count - admitted }),
  ];
  return (
    <Text mb="md" role="status">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}
