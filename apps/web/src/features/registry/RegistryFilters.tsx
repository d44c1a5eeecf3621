import { REGISTERED_KINDS } from '@itog/domain';
import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import classes from '../../ui/table/filters.module.css';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { useSetFilter, useWanted } from './filters.ts';

/** What narrows the registry; all of it stands in the address. */
export function RegistryFilters({ protocolNumber }: { protocolNumber: string | null | undefined }) {
  const { t } = useTranslation('registry');
  const { wanted } = useWanted();
  const set = useSetFilter();
  return (
    <div className={classes.filters}>
      <div className={`${classes.own} ${classes.whole}`}>
        <SearchBox key={wanted.search ? 'searching' : 'idle'} label={t('search')} />
      </div>
      <Select
        className={classes.whole}
        label={t('kind')}
        placeholder={t('anyKind')}
        clearable
        clearButtonProps={{ 'aria-label': t('anyKind') }}
        value={wanted.kind ?? null}
        onChange={(kind) => set('kind', kind ?? '')}
        data={REGISTERED_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <DayInput label={t('from')} value={wanted.from ?? ''} onChange={(day) => set('from', day)} />
      <DayInput label={t('to')} value={wanted.to ?? ''} onChange={(day) => set('to', day)} min={wanted.from} />
      {wanted.protocolId && (
        <Button
          className={classes.own}
          variant="light"
          rightSection={<IconX size={16} aria-hidden />}
          onClick={() => set('protocol', '')}
          aria-label={t('anyProtocol')}
        >
          {protocolNumber ? t('protocol', { number: protocolNumber }) : t('oneProtocol')}
        </Button>
      )}
    </div>
  );
}
