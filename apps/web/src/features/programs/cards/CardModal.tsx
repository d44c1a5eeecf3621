import { createExamCard, type ExamCard } from '@itog/contracts';
import { ActionIcon, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import classes from './cards.module.css';
import { useSaveCard } from './use-cards.ts';

const USUAL_QUESTIONS = 3;
const MOST_QUESTIONS = 20;

export type CardModalProps = {
  readonly programId: string;
  /** Null for a new one. */
  readonly card: ExamCard | null;
  readonly onClose: () => void;
};

/** The questions of one card. */
export function CardModal({ programId, card, onClose }: CardModalProps) {
  const { t } = useTranslation(['programs', 'ui']);
  const saving = useSaveCard(programId, card);
  const check = useContractValidate(createExamCard.body);
  const form = useForm({
    initialValues: { questions: card?.questions ?? Array.from({ length: USUAL_QUESTIONS }, () => '') },
    validate: check,
  });
  const { questions } = form.values;
  return (
    <FormModal
      opened
      onClose={onClose}
      size="lg"
      title={card ? t('cards.editTitle', { number: card.number }) : t('cards.newTitle')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      closeOnClickOutside={false}
    >
      <form noValidate onSubmit={form.onSubmit((values) => saving.mutate(values.questions, { onSuccess: onClose }))}>
        <Stack>
          {card?.drawn && <Text>{t('cards.drawnReplaced')}</Text>}
          <ol className={classes.fields}>
            {questions.map((_text, index) => (
              <li key={index} className={classes.field}>
                <Textarea
                  {...form.getInputProps(`questions.${index}`)}
                  label={t('cards.question', { number: index + 1 })}
                  autosize
                  minRows={1}
                  maxRows={8}
                />
                <ActionIcon
                  mt={26}
                  size="lg"
                  variant="subtle"
                  color="gray"
                  aria-label={t('cards.removeQuestion', { number: index + 1 })}
                  disabled={questions.length === 1}
                  onClick={() => form.removeListItem('questions', index)}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </li>
            ))}
          </ol>
          <div>
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={questions.length >= MOST_QUESTIONS}
              onClick={() => form.insertListItem('questions', '')}
            >
              {t('cards.addQuestion')}
            </Button>
          </div>
          <ProblemAlert error={saving.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t(card ? 'ui:save' : 'cards.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}
