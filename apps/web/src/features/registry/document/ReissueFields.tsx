import { REISSUE_REASONS, type ReissueReason } from '@itog/domain';
import { Checkbox, Radio, Text, TextInput, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FormerFields, type FormerValues } from './FormerFields.tsx';
import classes from './DocumentPage.module.css';

export type ReissueValues = {
  readonly reason: ReissueReason;
  readonly note: string;
  readonly name: { readonly lastName: string; readonly firstName: string; readonly patronymic: string };
  readonly former: FormerValues;
  readonly rename: boolean;
};

/** Why a document is issued again, and what its new words need. */
export function ReissueFields({ form }: { form: UseFormReturnType<ReissueValues> }) {
  const { t } = useTranslation(['registry', 'settings']);
  const { reason } = form.values;
  return (
    <>
      <Radio.Group {...form.getInputProps('reason')} label={t('reissue.reason')}>
        <div className={classes.reasons}>
          {REISSUE_REASONS.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`reissue.reasonOf.${each}`)}
              description={t(`reissue.gives.${each}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {reason === 'name-change' && (
        <div className={classes.names}>
          <TextInput {...form.getInputProps('name.lastName')} label={t('reissue.lastName')} autoComplete="off" />
          <TextInput {...form.getInputProps('name.firstName')} label={t('reissue.firstName')} autoComplete="off" />
          <TextInput {...form.getInputProps('name.patronymic')} label={t('reissue.patronymic')} autoComplete="off" />
        </div>
      )}
      {reason === 'name-change' && (
        <Checkbox
          {...form.getInputProps('rename', { type: 'checkbox' })}
          label={t('reissue.rename')}
          description={t('reissue.renameHint')}
        />
      )}
      {reason === 'wrong-data' && <Text size="sm">{t('reissue.wrongDataHint')}</Text>}
      <FormerFields form={form} reason={reason} />
      <Textarea
        {...form.getInputProps('note')}
        label={t(reason === 'other' ? 'reissue.noteNeeded' : 'reissue.note')}
        description={t('reissue.noteHint')}
        autosize
        minRows={1}
      />
    </>
  );
}
