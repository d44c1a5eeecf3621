import { correctRegisterCell, type QueuedDocument, type WireRegisterProblem } from '@itog/contracts';
import { COLUMN_LISTS } from '@itog/domain';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useRegisterChanged } from './use-register.ts';

export type Correcting = { readonly document: QueuedDocument; readonly problem: WireRegisterProblem };

/** What a cell is to say for a document that itself is never rewritten. */
export function CorrectDialog({ correcting, onClose }: { correcting: Correcting; onClose: () => void }) {
  const { t } = useTranslation('federal-register');
  const { document, problem } = correcting;
  const [value, setValue] = useState(problem.value);
  const changed = useRegisterChanged();
  const saving = useMutation({
    mutationFn: (given: string | null) =>
      call(correctRegisterCell, {
        params: { documentId: document.documentId, column: problem.column },
        body: { value: given },
      }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });
  const list = COLUMN_LISTS[problem.column];
  return (
    <Dialog opened onClose={onClose} title={t('correct.title')} locked={saving.isPending}>
      <Stack>
        <Text>
          {document.learnerName}. {t('cell', { column: problem.column, name: t(`header.${problem.column}`) })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('correct.hint')}
        </Text>
        {list ? (
          <Select
            label={t('correct.value')}
            data={[...list]}
            value={list.includes(value) ? value : null}
            onChange={(chosen) => setValue(chosen ?? '')}
            comboboxProps={{ withinPortal: false }}
          />
        ) : (
          <TextInput
            data-autofocus
            label={t('correct.value')}
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
        )}
        <ProblemAlert error={saving.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => saving.mutate(null)}>
            {t('correct.reset')}
          </Button>
          <Button
            loading={saving.isPending}
            disabled={value.trim() === '' || value === problem.value}
            onClick={() => saving.mutate(value)}
          >
            {t('correct.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
