import {
  getDocument,
  getHandOver,
  listMyHandOvers,
  listUnhanded,
  recordHandOvers,
  type RegistryEntry,
} from '@itog/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { FormModal } from '../dialog/FormModal.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { useContractValidate } from '../forms/validate.ts';
import { useToday } from '../time/use-today.ts';
import classes from './HandOver.module.css';
import { HandOverFields, handOverFacts, NO_HAND_OVER, type HandOverValues } from './HandOverFields.tsx';

export type HandOverDialogProps = {
  readonly documents: readonly Pick<RegistryEntry, 'id' | 'kind' | 'learnerName' | 'registrationNumber'>[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

/** Records that documents were handed over, one or many at once. */
export function HandOverDialog({ documents, onClose, onDone = onClose }: HandOverDialogProps) {
  const { t } = useTranslation(['hand-overs', 'ui']);
  const client = useQueryClient();
  const documentIds = documents.map(({ id }) => id);
  const validate = useContractValidate(recordHandOvers.body);
  const form = useForm<HandOverValues>({
    initialValues: { ...NO_HAND_OVER, on: useToday() },
    validate: (values) => validate({ ...handOverFacts(values), documentIds }),
  });
  const recording = useMutation({
    mutationFn: ({ way, ...values }: HandOverValues) =>
      call(recordHandOvers, {
        body: { ...handOverFacts({ way, ...values }), way: way === 'none' ? 'in-person' : way, documentIds },
      }),
    onSuccess: async ({ recorded }, { way }) => {
      await invalidate(client, [listUnhanded, getDocument, getHandOver, listMyHandOvers]);
      notifications.show({ message: t('record.done', { count: recorded, context: contextOf(way) }) });
      onDone();
    },
  });
  return (
    <FormModal
      opened
      onClose={onClose}
      title={t('record.title', { count: documents.length })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => recording.mutate(values))}>
        <Stack>
          <ul className={classes.documents}>
            {documents.map(({ id, kind, learnerName, registrationNumber: number }) => (
              <li key={id}>
                {learnerName}
                <Text size="sm" c="dimmed">
                  {t(`kindOf.${kind}`)} <span className="figures whole">№ {number}</span>
                </Text>
              </li>
            ))}
          </ul>
          <HandOverFields form={form} />
          <ProblemAlert error={recording.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={recording.isPending}>
              {t('record.act', { context: contextOf(form.values.way) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}

/** What lies at the post office is sent, not handed over. */
const contextOf = (way: HandOverValues['way']) => (way === 'by-post' ? 'sent' : undefined);
