import { generateExamCards, type Program } from '@itog/contracts';
import { Button, Group, NumberInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import classes from './cards.module.css';
import { useGenerateCards, type Generation } from './use-cards.ts';

type Values = { source: 'bank' | 'lines'; count: number; questionsPerCard: number; lines: string };

/** A question a line; empty lines are none. */
export function questionsOf(lines: string): string[] {
  return lines.split('\n').flatMap((line) => line.trim() || []);
}

function bodyOf({ source, count, questionsPerCard, lines }: Values): Generation {
  return { count, questionsPerCard, questions: source === 'lines' ? questionsOf(lines) : null };
}

/** Deals questions of the bank, or of a list, onto many cards at once. */
export function GenerateModal({ program, onClose }: { program: Program; onClose: () => void }) {
  const { t } = useTranslation(['programs', 'ui']);
  const published = program.publishedQuestions;
  const generating = useGenerateCards(program.id);
  const check = useContractValidate(generateExamCards.body);
  const form = useForm<Values>({
    initialValues: { source: published > 0 ? 'bank' : 'lines', count: 20, questionsPerCard: 3, lines: '' },
    validate: (values) => {
      const { questions, ...errors } = check(bodyOf(values));
      return questions ? { ...errors, lines: t('ui:field.required') } : errors;
    },
  });
  const { source, count, questionsPerCard, lines } = form.values;
  const has = source === 'bank' ? published : new Set(questionsOf(lines)).size;
  const number = { clampBehavior: 'none' as const, allowDecimal: false, allowNegative: false, min: 1 };
  return (
    <FormModal
      opened
      onClose={onClose}
      size="lg"
      title={t('cards.generateTitle')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      closeOnClickOutside={false}
    >
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          generating.mutate(bodyOf(values), {
            onSuccess: () => {
              notifications.show({ message: t('cards.generated', { count: values.count }) });
              onClose();
            },
          }),
        )}
      >
        <Stack>
          <Radio.Group {...form.getInputProps('source')} label={t('cards.source')}>
            <Stack gap="xs" mt={6}>
              <Radio
                value="bank"
                disabled={published === 0}
                label={t('cards.fromBank')}
                description={published > 0 ? t('bank.published', { count: published }) : t('cards.noBank')}
              />
              <Radio value="lines" label={t('cards.fromLines')} />
            </Stack>
          </Radio.Group>
          {source === 'lines' && (
            <Textarea
              {...form.getInputProps('lines')}
              label={t('cards.lines')}
              description={t('cards.linesHint')}
              autosize
              minRows={5}
              maxRows={14}
            />
          )}
          <div className={classes.pair}>
            <NumberInput {...form.getInputProps('count')} {...number} max={100} label={t('cards.count')} />
            <NumberInput {...form.getInputProps('questionsPerCard')} {...number} max={20} label={t('cards.perCard')} />
          </div>
          <Text size="sm" c="dimmed" role="status">
            {outlook(has, Number(count), Number(questionsPerCard))}
          </Text>
          <ProblemAlert error={generating.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={generating.isPending}>
              {t('cards.generateAct')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );

  function outlook(questions: number, cards: number, perCard: number): string {
    if (questions < perCard) return t('cards.tooFew', { has: questions, needs: perCard });
    return t(questions >= cards * perCard ? 'cards.allDiffer' : 'cards.repeated', {
      needs: cards * perCard,
      questions,
    });
  }
}
