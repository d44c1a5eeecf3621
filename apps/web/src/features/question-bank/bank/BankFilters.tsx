import { QUESTION_STATUSES, type listQuestions, type OutputOf } from '@itog/contracts';
import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';

export type Topic = OutputOf<typeof listQuestions>['topics'][number];

/** What of the bank is shown: words, a topic with its count, a state; all of it in the address. */
export function BankFilters({ topics }: { topics: readonly Topic[] }) {
  const { t } = useTranslation('question-bank');
  const [search] = useUrlValue('search');
  const [topic, setTopic] = useUrlValue('topic');
  const [status, setStatus] = useUrlValue('status');
  return (
    <Group mb="md">
      <SearchBox key={search ? 'searching' : 'idle'} label={t('bank.search')} />
      <Select
        aria-label={t('bank.topic')}
        placeholder={t('bank.anyTopic')}
        clearable
        clearButtonProps={{ 'aria-label': t('bank.anyTopic') }}
        value={topic || null}
        onChange={(value) => setTopic(value ?? '')}
        data={topics.map(({ id, title, published, draft }) => ({
          value: id,
          label: `${title} · ${published + draft}`,
        }))}
        w={{ base: '100%', xs: 320 }}
      />
      <Select
        aria-label={t('bank.status')}
        placeholder={t('bank.anyStatus')}
        clearable
        clearButtonProps={{ 'aria-label': t('bank.anyStatus') }}
        value={status || null}
        onChange={(value) => setStatus(value ?? '')}
        data={QUESTION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        w={{ base: '100%', xs: 200 }}
      />
    </Group>
  );
}
