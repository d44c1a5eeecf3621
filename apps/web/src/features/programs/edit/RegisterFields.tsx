import { listRegisterValues } from '@itog/contracts';
import { Select, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import type { ProgramBody } from '../use-program.ts';

/** What the federal register asks of a program: values of its own lists, to the letter. */
export function RegisterFields({ form }: { form: UseFormReturnType<ProgramBody> }) {
  const { t } = useTranslation('programs');
  const lists = useQuery({ ...queryOf(listRegisterValues, {}), staleTime: Infinity }).data;
  return (
    <Stack maw="46rem">
      <Text size="sm" c="dimmed">
        {t('edit.registerHint')}
      </Text>
      <Select
        {...form.getInputProps('fieldOfWork')}
        label={t('edit.fieldOfWork')}
        placeholder={t('edit.chooseInList')}
        data={lists?.fieldsOfWork ?? []}
        searchable
        clearable
        nothingFoundMessage={t('edit.notInList')}
      />
      <Select
        {...form.getInputProps('specialtyGroup')}
        label={t('edit.specialtyGroup')}
        placeholder={t('edit.chooseInList')}
        data={[...new Set(lists?.specialtyGroups)]}
        limit={50}
        searchable
        clearable
        nothingFoundMessage={t('edit.notInList')}
      />
    </Stack>
  );
}
