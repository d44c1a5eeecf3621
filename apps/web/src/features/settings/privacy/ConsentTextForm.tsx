import { getMyConsents, listConsentTexts, publishConsentText, type ConsentText } from '@itog/contracts';
import { dayOf, type ConsentPurpose } from '@itog/domain';
import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useMe } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { RegulationText } from '../../../ui/regulation/RegulationText.tsx';

export type ConsentTextFormProps = {
  readonly purpose: ConsentPurpose;
  /** The edition in force, which the new one begins from. */
  readonly from: ConsentText | null;
  readonly onDone: () => void;
};

/** A new edition of one consent’s words, with the look that a learner will see. */
export function ConsentTextForm({ purpose, from, onDone }: ConsentTextFormProps) {
  const { t } = useTranslation(['privacy', 'ui']);
  const me = useMe();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [view, setView] = useState('text');
  const check = useContractValidate(publishConsentText.body);
  const form = useForm({
    initialValues: {
      title: from?.title ?? '',
      effectiveFrom: dayOf(me.serverNow, me.organisation.zone),
      markdown: from?.markdown ?? '',
    },
    validate: (values) => check({ purpose, ...values }),
  });
  const publishing = useMutation({
    mutationFn: (values: typeof form.values) => call(publishConsentText, { body: { purpose, ...values } }),
    onSuccess: async () => {
      await invalidate(client, [listConsentTexts, getMyConsents]);
      notifications.show({ message: t('texts.published') });
      onDone();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        () => setAsking(true),
        // A fault in the words would be out of sight.
        () => setView('text'),
      )}
    >
      <Stack>
        <TextInput {...form.getInputProps('title')} label={t('texts.name')} />
        <div style={{ maxWidth: '16rem' }}>
          <DayInput {...form.getInputProps('effectiveFrom')} passText label={t('texts.from')} />
        </div>
        <SegmentedControl
          value={view}
          onChange={setView}
          aria-label={t('texts.view')}
          data={[
            { value: 'text', label: t('texts.text') },
            { value: 'look', label: t('texts.look') },
          ]}
          w="fit-content"
        />
        {view === 'text' ? (
          <Textarea
            {...form.getInputProps('markdown')}
            label={t('texts.text')}
            description={t('texts.textHint')}
            autosize
            minRows={10}
            maxRows={28}
          />
        ) : (
          <RegulationText markdown={form.values.markdown} />
        )}
        <Group gap="sm">
          <Button type="submit">{t('texts.publish')}</Button>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('texts.publishTitle')}
        confirm={t('texts.publish')}
        onConfirm={() => publishing.mutate(form.values)}
        pending={publishing.isPending}
        error={publishing.error}
      >
        <Text>{t('texts.consequence')}</Text>
      </ConfirmModal>
    </form>
  );
}
