import { listGroups, listOverdue, type OverduePerson } from '@itog/contracts';
import { fullName, type DataCategory } from '@itog/domain';
import { Button, Select, Text } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { keyOf, queryOf } from '../../../api/query.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import type { Chosen } from './chosen.ts';

export type OverduePeopleProps = {
  /** Only whose terms are over for all of these; for any where none is chosen yet. */
  readonly categories: readonly DataCategory[];
  readonly chosen: readonly Chosen[];
  readonly onChange: (chosen: readonly Chosen[]) => void;
};

type Wanted = { readonly groupId: string | undefined; readonly categories: string | undefined };

const MOST = 10_000;
const nameOf = ({ name }: OverduePerson) => fullName(name);

/** Whose terms of keeping are over: one by one, or a whole group; what the law still keeps is not among them. */
export function OverduePeople({ categories, chosen, onChange }: OverduePeopleProps) {
  const { t } = useTranslation('privacy');
  const [groupId, setGroupId] = useState<string | null>(null);
  const wanted = { groupId: groupId ?? undefined, categories: categories.join(',') || undefined };
  const { people, error, more, next } = useOverdue(wanted);
  const columns = useColumns();
  // The same function all along, so that a tick renders one row.
  const select = useCallbackRef((change: SetStateAction<ReadonlySet<string>>) => {
    const ticked = typeof change === 'function' ? change(new Set(chosen.map(({ id }) => id))) : change;
    const here = new Set(people?.map(({ id }) => id));
    const added = (people ?? [])
      .filter(({ id }) => ticked.has(id))
      .map((person) => ({ id: person.id, name: nameOf(person) }));
    onChange([...chosen.filter(({ id }) => !here.has(id)), ...added]);
  });
  const none = more ? 'over.noneYet' : groupId || categories.length > 0 ? 'over.noneOfThese' : 'over.none';
  return (
    <div>
      <GroupFilter value={groupId} onChange={setGroupId} />
      {!people && !error && <Loading />}
      {people?.length === 0 && <Text c="dimmed">{t(none)}</Text>}
      {people && people.length > 0 && (
        <DataTable
          name={t('over.title')}
          columns={columns}
          rows={people}
          rowKey={({ id }) => id}
          selection={{ selected: new Set(chosen.map(({ id }) => id)), onChange: select, nameOf }}
          allRows={() => everybody(wanted)}
        />
      )}
      <ProblemAlert error={error} />
      {more && (
        <Button variant="default" mt="md" onClick={next.ask} loading={next.isOnItsWay}>
          {t('over.more')}
        </Button>
      )}
    </div>
  );
}

/** The people found so far, and how to look further. */
function useOverdue(wanted: Wanted) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keyOf(listOverdue, { query: wanted }),
    queryFn: ({ pageParam, signal }) => call(listOverdue, { query: { ...wanted, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const people = useMemo(() => data?.pages.flatMap((page) => page.people), [data]);
  return {
    people,
    error,
    more: hasNextPage,
    next: { ask: () => void fetchNextPage(), isOnItsWay: isFetchingNextPage },
  };
}

function useColumns(): readonly Column<OverduePerson>[] {
  const { t } = useTranslation('privacy');
  return useMemo(
    () => [
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
                <Whole>{ground}</Whole>
              </Text>
            </div>
          )),
      },
    ],
    [t],
  );
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

async function everybody(wanted: Wanted) {
  const people: OverduePerson[] = [];
  let after: string | undefined;
  do {
    const page = await call(listOverdue, { query: { ...wanted, after } });
    people.push(...page.people);
    after = page.next ?? undefined;
  } while (after && people.length < MOST);
  return people.slice(0, MOST);
}
