import { ActionIcon, Button, Input, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './edit.module.css';
import { MarkupField } from './MarkupField.tsx';
import type { PictureMarks } from './picture-marks.ts';
import type { QuestionValues } from './question-values.ts';

const MOST = 20;

export type OptionFieldsProps = {
  readonly programId: string;
  readonly marks: PictureMarks;
  readonly form: UseFormReturnType<QuestionValues>;
};

/** The options; exactly one of them can be marked as right (3.5). */
export function OptionFields({ programId, marks, form }: OptionFieldsProps) {
  const { t } = useTranslation('question-bank');
  const { options, correct } = form.values;
  const remove = (index: number) => {
    form.removeListItem('options', index);
    if (index === correct) form.setFieldValue('correct', -1);
    if (index < correct) form.setFieldValue('correct', correct - 1);
  };
  return (
    <fieldset className={classes.options}>
      <legend>{t('edit.options')}</legend>
      <p className={classes.hint}>{t('edit.optionsHint')}</p>
      {options.map((option, index) => {
        const number = index + 1;
        return (
          <div key={index} className={classes.option}>
            <Radio
              name="correct"
              aria-label={t('edit.right', { number })}
              checked={index === correct}
              onChange={() => form.setFieldValue('correct', index)}
            />
            <MarkupField
              compact
              programId={programId}
              marks={marks}
              label={t('edit.option', { number })}
              value={option.text}
              onChange={(text) => form.setFieldValue(`options.${index}.text`, text)}
              error={form.errors[`options.${index}.text`]}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('edit.removeOption', { number })}
              disabled={options.length <= 1}
              onClick={() => remove(index)}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </div>
        );
      })}
      {form.errors['options'] && <Input.Error>{form.errors['options']}</Input.Error>}
      {options.length < MOST && (
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('options', { text: '' })}
          >
            {t('edit.addOption')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
