import { publishEdition, type CallOf } from '@itog/contracts';
import { dayOf } from '@itog/domain';
import { Button, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { RegulationText } from '../../ui/regulation/RegulationText.tsx';

type Edition = CallOf<typeof publishEdition>['body'];

export type EditionFormProps = {
  /** The edition in force, which the new one begins from. */
  readonly title: string;
  readonly markdown: string;
  /** What follows from the publication, in a sentence: it cannot be undone. */
  readonly consequence: string;
  readonly publish: (edition: Edition) => Promise<void>;
  readonly onDone: () => void;
};

/** A new edition of a text that people accept or acknowledge: the Regulation, the agreement on signing. */
export function EditionForm({ title, markdown, consequence, publish, onDone }: EditionFormProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const form = useForm({
    initialValues: { number: '', title, effectiveFrom: dayOf(me.serverNow, me.organisation.zone), markdown },
    validate: useContractValidate(publishEdition.body),
  });
  const publishing = useMutation({
    mutationFn: publish,
    onSuccess: () => {
      notifications.show({ message: t('editions.published') });
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(() => setAsking(true))}>
      <Stack>
        <TextInput {...form.getInputProps('number')} label={t('editions.number')} maw="16rem" autoFocus />
        <TextInput {...form.getInputProps('title')} label={t('editions.name')} />
        <div style={{ maxWidth: '16rem' }}>
          <DayInput {...form.getInputProps('effectiveFrom')} passText label={t('editions.from')} />
        </div>
        <EditionText markdown={form.values.markdown} field={form.getInputProps('markdown')} />
        <div>
          <Button type="submit">{t('editions.publish')}</Button>{' '}
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </div>
      </Stack>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('editions.publish')}
        confirm={t('editions.publish')}
        onConfirm={() => publishing.mutate(form.values)}
        pending={publishing.isPending}
        error={publishing.error}
      >
        <Text>{consequence}</Text>
      </ConfirmModal>
    </form>
  );
}

/** The text to write, or as it will look. */
function EditionText({ markdown, field }: { markdown: string; field: object }) {
  const { t } = useTranslation('settings');
  const [view, setView] = useState('text');
  return (
    <>
      <SegmentedControl
        value={view}
        onChange={setView}
        aria-label={t('editions.view')}
        data={[
          { value: 'text', label: t('editions.text') },
          { value: 'look', label: t('editions.look') },
        ]}
        w="fit-content"
      />
      {view === 'text' ? (
        <Textarea
          {...field}
          label={t('editions.text')}
          description={t('editions.textHint')}
          autosize
          minRows={12}
          maxRows={28}
        />
      ) : (
        <RegulationText markdown={markdown} />
      )}
    </>
  );
}
