import { getGroup, listGroups } from '@itog/contracts';
import { dayOf, fullName } from '@itog/domain';
import { Button, Group, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useMe } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import type { Chosen } from './ChoosePeople.tsx';

/** Adds the learners of a group whose study is over. */
export function ChooseGroup({ onAdd }: { onAdd: (people: readonly Chosen[]) => void }) {
  const { t } = useTranslation('privacy');
  const me = useMe();
  const today = dayOf(me.serverNow, me.organisation.zone);
  const [groupId, setGroupId] = useState<string | null>(null);
  const { data } = useQuery(queryOf(listGroups, { query: {} }));
  const adding = useMutation({
    mutationFn: (id: string) => call(getGroup, { params: { groupId: id } }),
    onSuccess: ({ enrolments }) => {
      onAdd(enrolments.map(({ learner }) => ({ id: learner.id, name: fullName(learner.name) })));
      setGroupId(null);
    },
  });
  const over = data?.groups.filter(({ endsOn }) => endsOn < today) ?? [];
  if (over.length === 0) return null;
  return (
    <div>
      <Group align="end" gap="sm">
        <Select
          label={t('draft.group')}
          data={over.map(({ id, title, endsOn }) => ({
            value: id,
            label: t('draft.groupOption', { title, until: endsOn }),
          }))}
          value={groupId}
          onChange={setGroupId}
          searchable
          flex="1 1 18rem"
        />
        {groupId && (
          <Button variant="default" loading={adding.isPending} onClick={() => adding.mutate(groupId)}>
            {t('draft.addGroup')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={adding.error} />
    </div>
  );
}
