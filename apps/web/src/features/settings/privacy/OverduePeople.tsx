import { listGroups, listOverdue, type OverduePerson } from '@itog/contracts';
import { fullName, type DataCategory } from '@itog/domain';
import { Button, Group, Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { queryOf } from '../../../api/query.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import type { Chosen } from './ChoosePeople.tsx';

export type OverduePeopleProps = {
  /** Only whose terms are over for all of these; for any where none is chosen yet. */
  readonly categories: readonly DataCategory[];
  readonly chosen: readonly Chosen[];
  readonly onChange: (chosen: readonly Chosen[]) => void;
};

const MOST = 10_000;
const nameOf = ({ name }: OverduePerson) => fullName(name);

/** Whose terms of keeping are over: one by one, or a whole group; what the law still keeps is not among them. */
export function OverduePeople({ categories, chosen, onChange }: OverduePeopleProps) {
  const { t } = useTranslation('privacy');
  const [groupId, setGroupId] = useState<string | null>(null);
  const [before, setBefore] = useState<readonly string[]>([]);
  const wanted = { groupId: groupId ?? undefined, categories: categories.join(',') || undefined };
  const of = JSON.stringify(wanted);
  const [shownOf, setShownOf] = useState(of);
  // Another selection begins at its first page.
  if (shownOf !== of) {
    setShownOf(of);
    setBefore([]);
  }
  const { data, error } = useQuery({
    ...queryOf(listOverdue, { query: { ...wanted, after: before.at(-1) } }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  const select = (change: SetStateAction<ReadonlySet<string>>) => {
    const ticked = typeof change === 'function' ? change(new Set(chosen.map(({ id }) => id))) : change;
    const here = new Set(data.people.map(({ id }) => id));
    const added = data.people
      .filter(({ id }) => ticked.has(id))
      .map((person) => ({ id: person.id, name: nameOf(person) }));
    onChange([...chosen.filter(({ id }) => !here.has(id)), ...added]);
  };
  const last = data.people.at(-1)?.id;
  return (
    <div>
      <GroupFilter value={groupId} onChange={setGroupId} />
      {data.people.length === 0 ? (
        <Text c="dimmed">{t(groupId || categories.length > 0 ? 'over.noneOfThese' : 'over.none')}</Text>
      ) : (
        <DataTable
          name={t('over.title')}
          columns={columns}
          rows={data.people}
          rowKey={({ id }) => id}
          selection={{ selected: new Set(chosen.map(({ id }) => id)), onChange: select, nameOf }}
          allRows={() => everybody(wanted)}
        />
      )}
      {(before.length > 0 || data.more) && (
        <Group mt="md" role="group" aria-label={t('over.pages')}>
          {before.length > 0 && (
            <Button variant="default" onClick={() => setBefore(before.slice(0, -1))}>
              {t('over.back')}
            </Button>
          )}
          {data.more && last && (
            <Button variant="default" onClick={() => setBefore([...before, last])}>
              {t('over.next')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function useColumns(): readonly Column<OverduePerson>[] {
  const { t } = useTranslation('privacy');
  return [
    {
      key: 'name',
      title: t('over.name'),
      isName: true,
      render: (person) => (
        <>
          {nameOf(person)}
          <Text size="sm" c="dimmed" fw={400}>
            {person.groups.join(', ')}
          </Text>
        </>
      ),
      sheet: [
        { title: t('over.name'), value: nameOf },
        { title: t('people.groups'), value: ({ groups }) => groups.join(', ') },
      ],
    },
    {
      key: 'over',
      title: t('over.what'),
      render: ({ over }) =>
        over.map(({ category, since, ground }) => (
          <div key={category}>
            {t(since ? 'over.since' : 'over.always', { category: t(`category.${category}`), since })}
            <Text size="sm" c="dimmed">
              {ground}
            </Text>
          </div>
        )),
    },
  ];
}

function GroupFilter({ value, onChange }: { value: string | null; onChange: (groupId: string | null) => void }) {
  const { t } = useTranslation('privacy');
  const today = useToday();
  const { data } = useQuery(queryOf(listGroups, { query: {} }));
  const over = data?.groups.filter(({ endsOn }) => endsOn < today) ?? [];
  if (over.length === 0) return null;
  return (
    <Select
      label={t('draft.group')}
      placeholder={t('over.anyGroup')}
      data={over.map(({ id, title, endsOn }) => ({
        value: id,
        label: t('draft.groupOption', { title, until: endsOn }),
      }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('over.anyGroup') }}
      maw="26rem"
      mb="md"
    />
  );
}

async function everybody(wanted: { groupId: string | undefined; categories: string | undefined }) {
  const people: OverduePerson[] = [];
  for (let more = true; more && people.length < MOST;) {
    const page = await call(listOverdue, { query: { ...wanted, after: people.at(-1)?.id } });
    people.push(...page.people);
    ({ more } = page);
  }
  return people.slice(0, MOST);
}
