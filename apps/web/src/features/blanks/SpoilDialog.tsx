import {
  getBlankStock,
  getDocumentBlanks,
  listBlankActs,
  listBlanks,
  listBlankSigners,
  spoilBlanks,
  type Blank,
} from '@itog/contracts';
import { fullName, WRITE_OFF_GROUNDS, type WriteOffGround } from '@itog/domain';
import { MultiSelect, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { useToday } from '../../ui/time/use-today.ts';

export type SpoilDialogProps = {
  readonly blanks: readonly Blank[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Writes sheets off by an act: says which documents will get the next ones. */
export function SpoilDialog({ blanks, onClose, onDone }: SpoilDialogProps) {
  const { t } = useTranslation('blanks');
  const client = useQueryClient();
  const blankIds = blanks.map(({ id }) => id);
  const validate = useContractValidate(spoilBlanks.body);
  const form = useForm({
    initialValues: { date: useToday(), ground: 'spoilt' as WriteOffGround, reason: '', signerIds: [] as string[] },
    validate: (values) => ({
      ...validate({ ...values, blankIds }),
      ...(values.signerIds.length === 0 ? { signerIds: t('spoil.signersMissing') } : {}),
    }),
  });
  const { data: signers } = useQuery(queryOf(listBlankSigners));
  const spoiling = useMutation({
    mutationFn: (values: typeof form.values) => call(spoilBlanks, { body: { ...values, blankIds } }),
    onSuccess: async ({ number, documents }) => {
      await invalidate(client, [getBlankStock, listBlanks, listBlankActs, getDocumentBlanks]);
      const left = documents.filter(({ blank }) => blank === null).length;
      notifications.show({
        message: left > 0 ? t('spoil.doneWithout', { number, count: left }) : t('spoil.done', { number }),
      });
      onDone();
    },
  });
  const issued = blanks.filter(({ state }) => state === 'issued').length;
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={t('spoil.title', { count: blanks.length })}
      confirm={t('spoil.act')}
      onConfirm={form.onSubmit((values) => spoiling.mutate(values))}
      pending={spoiling.isPending}
      error={spoiling.error}
    >
      <Stack>
        <Text className="figures">{blanks.map(({ series, number }) => `${series} ${number}`.trim()).join(', ')}</Text>
        <Text>{t('spoil.what')}</Text>
        {issued > 0 && <Text>{t('spoil.documents', { count: issued })}</Text>}
        <Select
          {...form.getInputProps('ground')}
          label={t('spoil.ground')}
          allowDeselect={false}
          data={WRITE_OFF_GROUNDS.map((value) => ({ value, label: t(`spoil.grounds.${value}`) }))}
        />
        <Textarea
          {...form.getInputProps('reason')}
          label={t('spoil.reason')}
          description={t('spoil.reasonHint')}
          autosize
          minRows={2}
          data-autofocus
        />
        <DayInput {...form.getInputProps('date')} passText label={t('spoil.date')} />
        <MultiSelect
          {...form.getInputProps('signerIds')}
          label={t('spoil.signers')}
          description={t('spoil.signersHint')}
          searchable
          maxValues={5}
          data={(signers?.people ?? []).map(({ id, name, post }) => ({
            value: id,
            label: post ? `${fullName(name)}, ${post}` : fullName(name),
          }))}
        />
      </Stack>
    </ConfirmModal>
  );
}
