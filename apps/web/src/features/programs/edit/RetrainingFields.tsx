import type { AttestationForm } from '@itog/domain';
import { Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { EXAM_KINDS } from './retraining.ts';
import type { ProgramBody } from '../use-program.ts';

const FORMS: readonly AttestationForm[] = ['exam', 'defence'];

/** How a retraining program ends (3.9, 3.10), what its exam is called (form 2) and what it awards (form 3). */
export function RetrainingFields({ form }: { form: UseFormReturnType<ProgramBody> }) {
  const { t } = useTranslation('programs');
  const { forms, examKind, examDiscipline, qualification } = form.values;
  const text = (name: 'qualification' | 'examDiscipline', value: string | null | undefined) => ({
    ...form.getInputProps(name),
    value: value ?? '',
  });
  return (
    <>
      <Checkbox.Group {...form.getInputProps('forms')} label={t('edit.forms')} description={t('edit.formsHint')}>
        <Group mt={8}>
          {FORMS.map((value) => (
            <Checkbox key={value} value={value} label={t(`form.${value}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      {forms.includes('exam') && (
        <Stack gap="sm">
          <Radio.Group
            {...form.getInputProps('examKind')}
            value={examKind ?? ''}
            label={t('edit.examKind')}
            description={t('edit.examKindHint')}
          >
            <Group mt={8}>
              {EXAM_KINDS.map((value) => (
                <Radio key={value} value={value} label={t(`edit.examKinds.${value}`)} />
              ))}
            </Group>
          </Radio.Group>
          {examKind === 'discipline' && (
            <TextInput
              {...text('examDiscipline', examDiscipline)}
              label={t('edit.examDiscipline')}
              description={t('edit.examDisciplineHint')}
            />
          )}
        </Stack>
      )}
      <TextInput
        {...text('qualification', qualification)}
        label={t('edit.qualification')}
        description={t('edit.qualificationHint')}
      />
    </>
  );
}
