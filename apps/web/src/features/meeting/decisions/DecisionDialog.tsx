import type { Meeting, Refusal } from '@itog/contracts';
import { DECISION_KINDS, dayOf, decisionRefusals, fullName, type DecisionKind } from '@itog/domain';
import { Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../../api/clock.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useRoom } from '../use-room.ts';
import { awaitingDates, learnersOf } from './learners.ts';

/** Records a decision of the commission: what, of whom, from when to when, and why. */
export function DecisionDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const onPhone = useMediaQuery('(max-width: 36em)');
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      size="lg"
      fullScreen={onPhone}
      title={t('decisions.new')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <DecisionForm onClose={onClose} />
    </FormModal>
  );
}

/** What this meeting can decide: a second time follows no second time, and a closed meeting only sets new dates (3.11). */
function kindsOf({
  form,
  secondTimeOf,
  closedAt,
}: Pick<Meeting, 'form' | 'secondTimeOf' | 'closedAt'>): readonly DecisionKind[] {
  if (closedAt) return ['second-time'];
  if (form === 'test') return ['annul-attempt', 'grant-attempt', 'other'];
  return secondTimeOf ? ['other'] : ['second-time', 'other'];
}

const FIRST = { enrolmentId: '', attemptId: '', fromDay: '', untilDay: '', reasons: '', present: [] as string[] };

function DecisionForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { meeting, write } = useRoom();
  const [first = 'other'] = kindsOf(meeting);
  const form = useForm({
    initialValues: {
      kind: first,
      ...FIRST,
      enrolmentId: awaitingDates(meeting)[0]?.enrolmentId ?? '',
      present: meeting.seats.flatMap(({ id, role }) => (role === 'chair' ? [id] : [])),
    },
    validate: (values) => missingOf(values, t('ui:field.required')),
  });
  const { kind } = form.values;
  const refusals = [...useDateRefusals(form.values), ...quorumOfThose(meeting, form.values.present)];
  const save = ({ reasons, present, ...values }: Values) => {
    if (refusals.length > 0) return;
    const { enrolmentId, attemptId, fromDay, untilDay } = sent(values);
    const decisionId = crypto.randomUUID();
    write({
      kind: 'decision',
      decisionId,
      decision: kind,
      enrolmentId,
      attemptId,
      fromDay,
      untilDay,
      reasons: reasons.trim(),
      present: meeting.closedAt ? present : null,
    });
    onClose();
  };
  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        <Select
          {...form.getInputProps('kind')}
          data-autofocus
          label={t('decisions.what')}
          allowDeselect={false}
          data={DECISION_KINDS.filter((each) => kindsOf(meeting).includes(each)).map((value) => ({
            value,
            label: t(`decisions.kind.${value}`),
          }))}
        />
        <Text size="sm" c="dimmed">
          {t(`decisions.note.${kind}`)}
        </Text>
        <Whom form={form} />
        {meeting.closedAt && <Who form={form} />}
        <Textarea
          {...form.getInputProps('reasons')}
          label={t('decisions.reasons')}
          description={t('decisions.reasonsHint')}
          maxLength={5000}
          autosize
          minRows={3}
        />
        <Refusals refusals={refusals} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit">{t('decisions.act')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

type Values = typeof FIRST & { kind: DecisionKind };
type Form = Pick<UseFormReturnType<Values>, 'values' | 'getInputProps' | 'setValues'>;

/** The learner, the attempt and the days, as far as the kind of decision has them. */
function Whom({ form }: { form: Form }) {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const { kind, enrolmentId } = form.values;
  const attempts = meeting.testResults.find((each) => each.enrolmentId === enrolmentId)?.attempts ?? [];
  const optional = kind === 'other';
  return (
    <>
      <Select
        {...form.getInputProps('enrolmentId')}
        label={t(optional ? 'decisions.learnerOptional' : 'decisions.learner')}
        placeholder={t('decisions.chooseLearner')}
        data={(meeting.closedAt ? awaitingDates(meeting) : learnersOf(meeting)).map((each) => ({
          value: each.enrolmentId,
          label: fullName(each.learner.name),
        }))}
        value={enrolmentId || null}
        onChange={(value) => form.setValues({ enrolmentId: value ?? '', attemptId: '' })}
        clearable={optional}
        allowDeselect={optional}
      />
      {kind === 'annul-attempt' && (
        <Select
          {...form.getInputProps('attemptId')}
          label={t('decisions.attempt')}
          placeholder={t('decisions.chooseAttempt')}
          data={attempts
            .filter(({ annulledAt, finishedAt }) => !annulledAt && finishedAt)
            .map(({ id, number, mark }) => ({
              value: id,
              label: [t('tests.attempt', { number }), mark && t(`mark.${mark}`)].filter(Boolean).join(' · '),
            }))}
          value={form.values.attemptId || null}
          disabled={!enrolmentId}
          allowDeselect={false}
        />
      )}
      {kind === 'second-time' && (
        <Group grow align="flex-start">
          <DayInput {...form.getInputProps('fromDay')} label={t('decisions.from')} />
          <DayInput {...form.getInputProps('untilDay')} label={t('decisions.until')} />
        </Group>
      )}
    </>
  );
}

/** After the meeting: who of the commission is together now and decides (2.4). */
function Who({ form }: { form: Form }) {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  return (
    <Checkbox.Group
      {...form.getInputProps('present')}
      label={t('decisions.who')}
      description={t('decisions.whoHint', { needed: meeting.quorum.needed })}
    >
      <Stack gap="xs" mt="xs">
        {meeting.seats
          .filter(({ role }) => role !== 'secretary')
          .map(({ id, name, role }) => (
            <Checkbox key={id} value={id} label={`${fullName(name)} · ${t(`role.${role}`)}`} />
          ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** What those who are together lack of a quorum (2.4). */
function quorumOfThose({ closedAt, seats, quorum }: Meeting, named: readonly string[]): Refusal[] {
  if (!closedAt) return [];
  const { needed } = quorum;
  const there = seats.filter(({ id, role }) => role !== 'secretary' && named.includes(id));
  return [
    ...(there.some(({ role }) => role === 'chair')
      ? []
      : [{ code: 'meeting.chair-absent' as const, clause: '2.4' as const }]),
    ...(there.length >= needed
      ? []
      : [{ code: 'meeting.no-quorum' as const, clause: '2.4' as const, present: there.length, needed }]),
  ];
}

function missingOf(values: Values, required: string): Partial<Record<keyof Values, string>> {
  const { kind } = values;
  const wanted: (keyof Values)[] = [
    'reasons',
    ...(kind === 'other' ? [] : (['enrolmentId'] as const)),
    ...(kind === 'annul-attempt' ? (['attemptId'] as const) : []),
    ...(kind === 'second-time' ? (['fromDay', 'untilDay'] as const) : []),
  ];
  return Object.fromEntries(
    wanted.filter((name) => String(values[name]).trim() === '').map((name) => [name, required]),
  );
}

function sent({ enrolmentId, attemptId, fromDay, untilDay, kind }: Omit<Values, 'reasons' | 'present'>) {
  return {
    enrolmentId: enrolmentId || null,
    attemptId: (kind === 'annul-attempt' && attemptId) || null,
    fromDay: (kind === 'second-time' && fromDay) || null,
    untilDay: (kind === 'second-time' && untilDay) || null,
  };
}

/** What the Regulation says of the days, before anything is sent: by the same rule as the server’s (3.11). */
export function useDateRefusals({
  kind,
  enrolmentId,
  fromDay,
  untilDay,
}: Pick<Values, 'kind' | 'enrolmentId' | 'fromDay' | 'untilDay'>) {
  const { meeting } = useRoom();
  const { zone } = useTimeSetting();
  if (kind !== 'second-time' || !fromDay || !untilDay) return [];
  const examination = meeting.examinations.find((each) => each.enrolmentId === enrolmentId);
  const failed = examination
    ? examination.absent || examination.mark === 'fail' || examination.mark === 'unsatisfactory'
    : null;
  const isSecondTime = meeting.secondTimeOf !== null;
  const today = dayOf(new Date(serverTime()), zone);
  const none = { attempt: null, passed: false, writing: false, grantOpen: false };
  return decisionRefusals({ ...none, kind, form: meeting.form, today, fromDay, untilDay, failed, isSecondTime });
}
