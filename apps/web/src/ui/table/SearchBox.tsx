import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUrlFilter } from './use-url-value.ts';

/** A search that is kept in the address (`?search=`): pass the same value to the query. */
export function SearchBox({ label }: { label?: string }) {
  const { t } = useTranslation('ui');
  const [value, setValue] = useUrlFilter('search');
  const [typed, setTyped] = useState(value);
  const apply = useDebouncedCallback(setValue, 300);
  return (
    <TextInput
      type="search"
      aria-label={label ?? t('search')}
      placeholder={label ?? t('search')}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        apply(currentTarget.value.trim());
      }}
      w={{ base: '100%', xs: 280 }}
    />
  );
}
