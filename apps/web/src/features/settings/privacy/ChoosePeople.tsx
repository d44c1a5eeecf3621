import { findPeople, type OutputOf } from '@itog/contracts';
import { fullName, type DataCategory } from '@itog/domain';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import type { Chosen } from './chosen.ts';
import classes from './ChoosePeople.module.css';
import { OverduePeople } from './OverduePeople.tsx';

export type ChoosePeopleProps = {
  /** What is to be destroyed: only those are proposed of whom it may be. */
  readonly categories: readonly DataCategory[];
  readonly chosen: readonly Chosen[];
  readonly onChange: (chosen: readonly Chosen[]) => void;
  readonly error?: ReactNode;
};

const LEAST = 2;

/** Whose data: ticked among those whose terms are over, or found by name. */
export function ChoosePeople({ categories, chosen, onChange, error }: ChoosePeopleProps) {
  const { t } = useTranslation('privacy');
  const add = (person: Chosen) => onChange([...chosen.filter(({ id }) => id !== person.id), person]);
  return (
    <Stack>
      <OverduePeople categories={categories} chosen={chosen} onChange={onChange} />
      <Find chosen={chosen} onAdd={add} />
      {chosen.length === 0 ? (
        <Text c="dimmed">{t('draft.nobody')}</Text>
      ) : (
        <div>
          <Text fw={600} role="status">
            {t('draft.chosen', { count: chosen.length })}
          </Text>
          <ul className={classes.people}>
            {chosen.map(({ id, name }) => (
              <li key={id}>
                {name}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('draft.remove', { name })}
                  onClick={() => onChange(chosen.filter((each) => each.id !== id))}
                >
                  {t('draft.removeShort')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {error && (
        <Text size="sm" className={classes.error} role="alert">
          {chosen.length === 0 ? t('draft.nobodyChosen') : error}
        </Text>
      )}
    </Stack>
  );
}

function Find({ chosen, onAdd }: Pick<ChoosePeopleProps, 'chosen'> & { onAdd: (person: Chosen) => void }) {
  const { t } = useTranslation(['privacy', 'ui']);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const enabled = search.length >= LEAST;
  const { data, error } = useQuery({ ...queryOf(findPeople, { query: { search } }), enabled });
  return (
    <div>
      <TextInput
        type="search"
        label={t('draft.find')}
        placeholder={t('people.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <ProblemAlert error={error} />
      {enabled && data?.people.length === 0 && <Text mt="xs">{t('ui:nothingFound')}</Text>}
      {enabled && data && data.people.length > 0 && (
        <ul className={classes.people}>
          {data.people.map((person) => (
            <Found key={person.id} person={person} isChosen={chosen.some(({ id }) => id === person.id)} onAdd={onAdd} />
          ))}
        </ul>
      )}
    </div>
  );
}

type FoundProps = {
  readonly person: OutputOf<typeof findPeople>['people'][number];
  readonly isChosen: boolean;
  readonly onAdd: (person: Chosen) => void;
};

function Found({ person, isChosen, onAdd }: FoundProps) {
  const { t } = useTranslation('privacy');
  const name = fullName(person.name);
  return (
    <li>
      <span>
        {name}
        <Text size="sm" c="dimmed" component="span" display="block">
          {[person.login, ...person.groups].join(' · ')}
        </Text>
      </span>
      {isChosen ? (
        <Text size="sm" c="dimmed">
          {t('draft.added')}
        </Text>
      ) : (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('draft.addOf', { name })}
            onClick={() => onAdd({ id: person.id, name })}
          >
            {t('draft.add')}
          </Button>
        </Group>
      )}
    </li>
  );
}
