import type { listCandidates, OutputOf } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { MultiSelect, Select, Text, type ComboboxItem } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalSentence } from '../../../ui/feedback/Refusals.tsx';
import { placeOf } from '../Seats.tsx';

export type Candidate = OutputOf<typeof listCandidates>['people'][number];

type Common = { readonly label: string; readonly description?: ReactNode; readonly people: readonly Candidate[] };

function useOptions(people: readonly Candidate[]) {
  const { t } = useTranslation('commissions');
  const say = useRefusalSentence();
  const notes = new Map(
    people.map((person) => [person.id, { place: placeOf(person), against: person.refusals.map(say).join(' ') }]),
  );
  return {
    data: people.map(({ id, name }) => ({ value: id, label: fullName(name) })),
    searchable: true,
    nothingFoundMessage: t('draft.nobody'),
    renderOption: ({ option }: { option: ComboboxItem }) => (
      <div>
        {option.label}
        <Text size="sm" c="dimmed">
          {notes.get(option.value)?.place}
        </Text>
        {notes.get(option.value)?.against && (
          <Text size="sm" c="var(--state-bad)">
            {notes.get(option.value)?.against}
          </Text>
        )}
      </div>
    ),
  };
}

export type PersonSelectProps = Common & {
  /** Empty while nobody is chosen. */
  readonly value: string;
  readonly onChange: (userId: string) => void;
};

/** One person of those who may be seated. */
export function PersonSelect({ people, value, onChange, ...rest }: PersonSelectProps) {
  const { t } = useTranslation('commissions');
  return (
    <Select
      {...rest}
      {...useOptions(people)}
      placeholder={value ? undefined : t('draft.choose')}
      clearable
      clearButtonProps={{ 'aria-label': t('draft.clear') }}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

export type PeopleSelectProps = Common & {
  readonly value: readonly string[];
  readonly onChange: (userIds: string[]) => void;
};

/** Several people of those who may be seated, in the order of choosing. */
export function PeopleSelect({ people, value, onChange, ...rest }: PeopleSelectProps) {
  const { t } = useTranslation('commissions');
  return (
    <MultiSelect
      {...rest}
      {...useOptions(people)}
      placeholder={value.length > 0 ? undefined : t('draft.choose')}
      value={[...value]}
      onChange={onChange}
    />
  );
}
