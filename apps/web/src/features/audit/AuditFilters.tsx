import { AUDIT_ACTIONS, AUDIT_ROOMS, listAuditActors } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import classes from '../../ui/table/filters.module.css';
import { useWanted } from './filters.ts';
import { useWords } from './use-words.ts';

/** What narrows the log; all of it stands in the address. */
export function AuditFilters() {
  const { t } = useTranslation('audit');
  const { wanted, set } = useWanted();
  return (
    <div className={classes.filters}>
      <ActorFilter value={wanted.actor ?? null} onChange={(actor) => set('actor', actor)} />
      <ActionFilter value={wanted.action ?? null} onChange={(action) => set('action', action)} />
      <DayInput label={t('filter.from')} value={wanted.from ?? ''} onChange={(day) => set('from', day)} />
      <DayInput
        label={t('filter.to')}
        value={wanted.to ?? ''}
        onChange={(day) => set('to', day)}
        min={wanted.from ?? undefined}
      />
    </div>
  );
}

type FilterProps = { readonly value: string | null; readonly onChange: (value: string) => void };

/** Who did it: found by the server, because a log knows everybody who ever signed in. */
function ActorFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation('audit');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const id = value === 'system' ? null : value;
  const { data: found } = useQuery({
    ...queryOf(listAuditActors, { query: { search } }),
    placeholderData: keepPreviousData,
  });
  const { data: chosen } = useQuery({
    ...queryOf(listAuditActors, { query: { id: id ?? undefined } }),
    enabled: id !== null,
  });
  const people = new Map(
    [...(id ? (chosen?.people ?? []) : []), ...(found?.people ?? [])].map((person) => [
      person.id,
      fullName(person.name),
    ]),
  );
  return (
    <Select
      className={classes.wide}
      label={t('filter.actor')}
      placeholder={t('filter.anyActor')}
      nothingFoundMessage={t('filter.nobody')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.anyActor') }}
      value={value}
      onChange={(actor) => onChange(actor ?? '')}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={[
        { value: 'system', label: t('system') },
        ...[...people].map(([person, label]) => ({ value: person, label })),
      ]}
    />
  );
}

function ActionFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation('audit');
  const words = useWords();
  const groups = AUDIT_ROOMS.map((room) => {
    const actions = Object.keys(AUDIT_ACTIONS).filter((action) => action.startsWith(`${room}.`));
    const name = t(`room.${room}`);
    const whole = actions.length > 1 ? [{ value: room, label: t('filter.whole', { room: name }) }] : [];
    return {
      group: name,
      items: [...whole, ...actions.map((action) => ({ value: action, label: words.action(action) }))],
    };
  });
  return (
    <Select
      className={classes.wide}
      label={t('filter.action')}
      placeholder={t('filter.anyAction')}
      nothingFoundMessage={t('filter.nothing')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.anyAction') }}
      value={value}
      onChange={(action) => onChange(action ?? '')}
      data={groups}
    />
  );
}
