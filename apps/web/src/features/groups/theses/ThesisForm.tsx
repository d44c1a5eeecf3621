import { updateThesis } from '@itog/contracts';
import { REVIEW_KINDS } from '@itog/domain';
import { Autocomplete, Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { GenitiveField } from '../../../ui/person/GenitiveField.tsx';
import { genderOfName, genitiveOf } from '../../../ui/person/genitive.ts';
import classes from './theses.module.css';
import { bodyOf, valuesOf, type ThesisValues } from './thesis-values.ts';
import { useSaveThesis, type GroupThesis } from './use-theses.ts';

/** What protocol form 3 says of a thesis, as fields. */
export function ThesisForm({ groupId, row }: { groupId: string; row: GroupThesis }) {
  const { t } = useTranslation(['groups', 'ui']);
  const saving = useSaveThesis(groupId, row.enrolmentId);
  const check = useContractValidate(updateThesis.body);
  const form = useForm<ThesisValues>({
    initialValues: valuesOf(row.thesis),
    validate: (values) => check(bodyOf(values)),
  });
  const { reviewKind, reviewer, reviewerGenitive } = form.values;
  // A genitive that nobody has corrected follows the name.
  const rename = (name: string) => {
    const isProposed = reviewerGenitive === '' || reviewerGenitive === genitiveOf(reviewer);
    form.setFieldValue('reviewer', name);
    if (isProposed) form.setFieldValue('reviewerGenitive', genderOfName(name) ? genitiveOf(name) : '');
  };
  const save = (values: ThesisValues) =>
    saving.mutate(bodyOf(values), {
      onSuccess: ({ thesis }) => {
        form.setInitialValues(valuesOf(thesis));
        form.reset();
        notifications.show({ message: t('ui:saved') });
      },
    });
  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        <Textarea {...form.getInputProps('topic')} label={t('theses.field.topic')} autosize minRows={2} maxRows={6} />
        <div className={classes.pair}>
          <Autocomplete
            {...form.getInputProps('workForm')}
            label={t('theses.field.workForm')}
            data={[t('theses.work'), t('theses.project')]}
          />
          <NumberInput
            {...form.getInputProps('pages')}
            label={t('theses.field.pages')}
            min={1}
            max={10_000}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
          />
        </div>
        <TextInput {...form.getInputProps('supervisor')} label={t('theses.field.supervisor')} />
        <TextInput {...form.getInputProps('consultants')} label={t('theses.field.consultants')} />
        <TextInput
          {...form.getInputProps('materials')}
          label={t('theses.field.materials')}
          description={t('theses.materialsHint')}
        />
        <div className={classes.pair}>
          <Select
            {...form.getInputProps('reviewKind')}
            value={reviewKind || null}
            onChange={(kind) => form.setFieldValue('reviewKind', (kind ?? '') as ThesisValues['reviewKind'])}
            label={t('theses.review')}
            placeholder={t('theses.noReview')}
            clearable
            clearButtonProps={{ 'aria-label': t('theses.clearReview') }}
            data={REVIEW_KINDS.map((value) => ({ value, label: t(`ui:thesis.review.${value}`) }))}
          />
          {reviewKind && (
            <TextInput
              {...form.getInputProps('reviewer')}
              label={t('theses.reviewer')}
              description={t('theses.reviewerHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              onChange={({ currentTarget }) => rename(currentTarget.value)}
            />
          )}
        </div>
        {reviewKind && (
          <GenitiveField
            name={reviewer}
            value={reviewerGenitive}
            onChange={(value) => form.setFieldValue('reviewerGenitive', value)}
            before={t(`ui:thesis.review.${reviewKind}`)}
            error={form.errors['reviewerGenitive']}
          />
        )}
        <TextInput
          {...form.getInputProps('averageMark')}
          label={t('theses.field.averageMark')}
          description={t('theses.averageMarkHint')}
        />
        <ProblemAlert error={saving.error} />
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
