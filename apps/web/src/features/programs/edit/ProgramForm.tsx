import { updateProgram } from '@itog/contracts';
import { PROGRAM_KINDS, programRefusals, type ProgramKind } from '@itog/domain';
import { Autocomplete, Button, Checkbox, Group, NumberInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { LeaveGuard } from '../../../ui/leave/LeaveGuard.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import type { ProgramBody } from '../use-program.ts';
import { CurriculumFields } from './CurriculumFields.tsx';
import classes from './edit.module.css';
import { RegisterFields } from './RegisterFields.tsx';
import { RetrainingFields } from './RetrainingFields.tsx';
import { disciplineMissing, tidied } from './retraining.ts';

export type ProgramFormProps = {
  readonly initial: ProgramBody;
  readonly submit: string;
  readonly cancelTo: string;
  readonly onSubmit: (body: ProgramBody) => void;
  readonly pending: boolean;
  readonly error: unknown;
};

/** What may stand in a program that is not finished yet: the server shows it, but saves. */
const UNFINISHED = ['program.hours-do-not-add-up', 'program.no-attestation-form'];

/** A program's data and curriculum as fields. */
export function ProgramForm({ initial, submit, cancelTo, onSubmit, pending, error }: ProgramFormProps) {
  const { t } = useTranslation(['programs', 'ui']);
  const check = useContractValidate(updateProgram.body);
  const form = useForm<ProgramBody>({
    initialValues: initial,
    validate: (values) => ({
      ...check(tidied(values)),
      ...(disciplineMissing(tidied(values)) && { examDiscipline: t('ui:field.required') }),
    }),
  });
  const { kind, hours, forms, modules } = form.values;
  const moduleHours = modules.map((module) => Number(module.hours));
  const refusals = programRefusals({ kind, hours: Number(hours), forms, moduleHours });
  const blocked = refusals.some(({ code }) => !UNFINISHED.includes(code));
  const setKind = (next: string) => {
    form.setFieldValue('kind', next as ProgramKind);
    form.setFieldValue('forms', next === 'retraining' ? ['exam'] : ['test']);
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => onSubmit(tidied(values)))}>
      <LeaveGuard dirty={form.isDirty() && !pending} />
      <Panel title={t('edit.data')}>
        <Stack maw="46rem">
          <Radio.Group label={t('edit.kind')} value={kind} onChange={setKind}>
            <Group mt={6}>
              {PROGRAM_KINDS.map((value) => (
                <Radio key={value} value={value} label={t(`kind.${value}`)} />
              ))}
            </Group>
          </Radio.Group>
          <Textarea {...form.getInputProps('title')} label={t('edit.name')} autosize minRows={1} maxRows={5} />
          <div className={classes.pair}>
            <NumberInput
              {...form.getInputProps('hours')}
              label={t('edit.hours')}
              min={1}
              max={5000}
              clampBehavior="none"
              allowDecimal={false}
              allowNegative={false}
            />
            <Autocomplete
              {...form.getInputProps('studyForm')}
              label={t('edit.studyForm')}
              data={[t('edit.fullTime'), t('edit.mixed'), t('edit.partTime'), t('edit.distance')]}
            />
          </div>
          {kind === 'retraining' ? (
            <RetrainingFields form={form} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('edit.byTest')}
            </Text>
          )}
          <Checkbox
            {...form.getInputProps('forSchoolTeachers', { type: 'checkbox' })}
            label={t('edit.forSchoolTeachers')}
            description={<Whole>{t('schoolTeachersLaw')}</Whole>}
          />
        </Stack>
      </Panel>
      <Panel title={t('edit.register')}>
        <RegisterFields form={form} />
      </Panel>
      <Panel title={t('curriculum.title')}>
        <CurriculumFields form={form} />
      </Panel>
      <Stack mt="lg">
        <Refusals refusals={refusals} />
        <ProblemAlert error={error} />
        <Group>
          <Button type="submit" loading={pending} disabled={blocked}>
            {submit}
          </Button>
          <Button component={Link} to={cancelTo} variant="default">
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
