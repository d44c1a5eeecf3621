import { getPersonPrivacy, recordConsent, type ConsentText } from '@itog/contracts';
import { dayOf } from '@itog/domain';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useMe } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';

type Props = { readonly userId: string; readonly text: ConsentText; readonly onClose: () => void };

/** Notes a consent that was signed on paper: its day, and where the paper lies. */
export function PaperConsent({ userId, text, onClose }: Props) {
  const { t } = useTranslation(['privacy', 'ui']);
  const me = useMe();
  const client = useQueryClient();
  const check = useContractValidate(recordConsent.body);
  const form = useForm({
    initialValues: { givenOn: dayOf(me.serverNow, me.organisation.zone), place: '' },
    validate: (values) => check({ textId: text.id, ...values }),
  });
  const noting = useMutation({
    mutationFn: (values: typeof form.values) =>
      call(recordConsent, { params: { userId }, body: { textId: text.id, ...values } }),
    onSuccess: async () => {
      await invalidate(client, [getPersonPrivacy], { userId });
      notifications.show({ message: t('person.paperDone') });
      onClose();
    },
  });
  return (
    <FormModal opened onClose={onClose} title={t('person.paper')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => noting.mutate(values))}>
        <Stack>
          <Text>
            {text.title}. {t('texts.edition', { version: text.version, from: text.effectiveFrom })}.
          </Text>
          <Text size="sm">{t('person.paperHint')}</Text>
          <DayInput {...form.getInputProps('givenOn')} passText label={t('person.givenOn')} />
          <TextInput
            {...form.getInputProps('place')}
            data-autofocus
            label={t('person.place')}
            description={t('person.placeHint')}
          />
          <ProblemAlert error={noting.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={noting.isPending}>
              {t('person.paperAct')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}
