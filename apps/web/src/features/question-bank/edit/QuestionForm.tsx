import { createQuestion } from '@itog/contracts';
import { Autocomplete, Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { LeaveGuard } from '../../../ui/leave/LeaveGuard.tsx';
import { AsLearner } from '../question/AsLearner.tsx';
import classes from './edit.module.css';
import { MarkupField } from './MarkupField.tsx';
import { OptionFields } from './OptionFields.tsx';
import { usePictureMarks } from './picture-marks.ts';
import { bodyOf, refusalsOf, type QuestionBody, type QuestionValues } from './question-values.ts';

export type QuestionFormProps = {
  readonly programId: string;
  readonly initial: QuestionValues;
  readonly topics: readonly string[];
  readonly submit: string;
  readonly cancelTo: string;
  readonly onSubmit: (body: QuestionBody) => void;
  readonly pending: boolean;
  readonly error: unknown;
};

/** A question as fields; beside them, as the learner will see it. */
export function QuestionForm(props: QuestionFormProps) {
  const { programId, initial, topics, submit, cancelTo, onSubmit, pending, error } = props;
  const { t } = useTranslation(['question-bank', 'ui']);
  const check = useContractValidate(createQuestion.body);
  const form = useForm<QuestionValues>({
    initialValues: initial,
    validate: (values) => {
      const problems = Object.entries(check(bodyOf(values)));
      const errors = Object.fromEntries(problems.map(([path, sentence]) => [fieldOf(path), sentence]));
      const { name, ...others } = errors;
      return {
        ...others,
        // Without a name the first words of the text are it: whoever has written none yet is asked for the text alone.
        ...(values.name.trim() && name && { name }),
        ...(errors['options'] && { options: t('edit.optionsNone') }),
      };
    },
  });
  const { text, options, explanation } = form.values;
  const marks = usePictureMarks([text, ...options.map((option) => option.text), explanation]);
  const body = bodyOf(useDeferredValue(form.values));
  const begun = body.html !== '' || body.options.length > 0;
  return (
    <form noValidate className={classes.form} onSubmit={form.onSubmit((values) => onSubmit(bodyOf(values)))}>
      <LeaveGuard dirty={form.isDirty() && !pending} />
      <div>
        <Panel title={t('edit.question')}>
          <Stack>
            <MarkupField
              programId={programId}
              marks={marks}
              label={t('edit.text')}
              value={text}
              onChange={(typed) => form.setFieldValue('text', typed)}
              error={form.errors['text']}
            />
            <OptionFields programId={programId} marks={marks} form={form} />
            <MarkupField
              programId={programId}
              marks={marks}
              label={t('edit.explanation')}
              description={t('edit.explanationHint')}
              minRows={2}
              value={explanation}
              onChange={(typed) => form.setFieldValue('explanation', typed)}
              error={form.errors['explanation']}
            />
          </Stack>
        </Panel>
        <Panel title={t('edit.place')}>
          <Stack>
            <Autocomplete
              {...form.getInputProps('topic')}
              label={t('edit.topic')}
              description={t('edit.topicHint')}
              data={topics}
            />
            <TextInput {...form.getInputProps('name')} label={t('edit.name')} description={t('edit.nameHint')} />
          </Stack>
        </Panel>
      </div>
      <div className={classes.aside}>
        <Panel title={t('edit.preview')}>
          <AsLearner question={body} />
        </Panel>
        <Stack mt="lg">
          {begun && <Refusals refusals={refusalsOf(body)} />}
          <ProblemAlert error={error} />
          <Group>
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
            <Button component={Link} to={cancelTo} variant="default">
              {t('ui:cancel')}
            </Button>
          </Group>
        </Stack>
      </div>
    </form>
  );
}

/** Where the sentence about a part of the body stands in the form. */
function fieldOf(path: string): string {
  if (path === 'html') return 'text';
  if (path === 'explanationHtml') return 'explanation';
  return path.replace(/\.html$/, '.text');
}
