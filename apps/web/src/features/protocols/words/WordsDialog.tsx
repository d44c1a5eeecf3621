import { changeProtocol } from '@itog/contracts';
import { CHECK_REASONS, type CheckReason } from '@itog/domain';
import { Button, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import type { DraftToolsProps } from './draft-tools-props.ts';
import classes from './WordsDialog.module.css';
import { useShowChanged } from './use-show-changed.ts';
import { VoidsSignatures } from './VoidsSignatures.tsx';

/** The words of a draft that people choose: what the commission resolved, and why each learner's knowledge was checked (3.15). */
export function WordsDialog({ onClose, ...props }: DraftToolsProps & { onClose: () => void }) {
  const { t } = useTranslation(['protocols', 'ui']);
  const onPhone = useMediaQuery('(max-width: 36em)');
  return (
    <FormModal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={onPhone}
      title={t('words.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <WordsForm onClose={onClose} {...props} />
    </FormModal>
  );
}

/** What the form itself checks; empty names are allowed here and sent as none. */
const words = changeProtocol.body?.omit({ names: true });

function WordsForm({ protocol, onChanged, onClose }: DraftToolsProps & { onClose: () => void }) {
  const { t } = useTranslation(['protocols', 'ui']);
  const show = useShowChanged(onChanged);
  const tests = protocol.rows.flatMap(({ attemptId, ...row }) => (attemptId ? [{ ...row, attemptId }] : []));
  // The revision that was open before the eyes: a newer one is refused, not overwritten.
  const form = useForm({
    initialValues: {
      revision: protocol.revision,
      resolution: protocol.resolution,
      rows: tests.map(({ attemptId, checkReason }) => ({ attemptId, checkReason })),
      names: protocol.names && { dative: protocol.names.dative ?? '', genitive: protocol.names.genitive ?? '' },
    },
    // An emptied field is no name: the form then prints the nominative.
    transformValues: ({ names, ...values }) => ({
      ...values,
      names: names && { dative: names.dative.trim() || null, genitive: names.genitive.trim() || null },
    }),
    validate: useContractValidate(words),
  });
  const changing = useMutation({
    mutationFn: (body: ReturnType<typeof form.getTransformedValues>) =>
      call(changeProtocol, { params: { protocolId: protocol.id }, body }),
    onSuccess: (changed) => {
      show(changed);
      onClose();
    },
  });
  const reasons = CHECK_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }));
  return (
    <form noValidate onSubmit={form.onSubmit((values) => changing.mutate(values))}>
      <Stack>
        <Textarea
          {...form.getInputProps('resolution')}
          label={t(protocol.form === 1 ? 'words.resolution' : 'words.besides')}
          description={protocol.form === 1 ? undefined : t('words.besidesHint')}
          autosize
          minRows={3}
        />
        {form.values.names && (
          <>
            <TextInput
              {...form.getInputProps('names.dative')}
              label={t('words.dative')}
              description={t('words.cases')}
            />
            <TextInput {...form.getInputProps('names.genitive')} label={t('words.genitive')} />
          </>
        )}
        {tests.length > 0 && (
          <section>
            <Title order={3} size="h4" mb="xs">
              {t('row.reason')}
            </Title>
            <ul className={classes.rows}>
              {tests.map(({ attemptId, name }, index) => (
                <li key={attemptId}>
                  <span>{name}</span>
                  <Select
                    aria-label={t('words.reasonOf', { name })}
                    allowDeselect={false}
                    data={reasons}
                    value={form.values.rows[index]?.checkReason ?? null}
                    onChange={(reason) => form.setFieldValue(`rows.${index}.checkReason`, reason as CheckReason)}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        <VoidsSignatures protocol={protocol} />
        <ProblemAlert error={changing.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={changing.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
