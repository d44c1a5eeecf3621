import { checkSchedule, getProgram, listSessions, type GroupSummary, type SessionSummary } from '@itog/contracts';
import { CHECK_REASONS, VENUES } from '@itog/domain';
import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { serverTime } from '../../../api/clock.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { TimeOfDay } from '../../../ui/forms/TimeOfDay.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { MeetingOutlook } from './MeetingOutlook.tsx';
import { Outlook } from './Outlook.tsx';
import classes from './schedule.module.css';
import {
  bodyOf,
  firstValues,
  valuesInstead,
  windowOf,
  type ScheduleBody,
  type ScheduleValues,
} from './schedule-values.ts';
import { useRemedy } from './use-remedy.tsx';
import { WhatPanel } from './WhatPanel.tsx';

export type ScheduleFormProps = {
  readonly group: GroupSummary;
  readonly onSubmit: (body: ScheduleBody) => void;
  readonly pending: boolean;
  readonly error: unknown;
};

/** What, when and where; below, what the server says stands in the way, and what will hold. */
export function ScheduleForm({ group, onSubmit, pending, error }: ScheduleFormProps) {
  const { t } = useTranslation(['sessions', 'ui']);
  const { zone, city } = useTimeSetting();
  const program = useSuspenseQuery(queryOf(getProgram, { params: { programId: group.program.id } })).data;
  const { sessions } = useSuspenseQuery(queryOf(listSessions, { query: {} })).data;
  const held = heldOf(group.id, sessions);
  const [second] = useUrlValue('second');
  const [instead] = useUrlValue('instead');
  const before = held.find(({ id }) => id === second);
  const former = sessions.find(({ id }) => id === instead);
  const first = firstValues(serverTime(), zone, before?.form ?? program.forms[0] ?? 'test');
  const form = useForm<ScheduleValues>({
    initialValues: former ? valuesInstead(first, former, zone) : { ...first, secondTimeOf: before?.id ?? '' },
  });
  const { form: chosen } = form.values;
  const isTest = chosen === 'test';
  const body = bodyOf(group.id, form.values, zone);
  const window = windowOf(form.values, zone);
  const { refusals, checked, failure } = useBlockers(body);
  const remedy = useRemedy(group.program.id);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(() => {
        if (body) onSubmit(body);
      })}
    >
      <WhatPanel form={form} program={program} held={held} />
      <Panel title={t('schedule.when')}>
        <Stack>
          <div className={classes.when}>
            <DayInput
              label={t('schedule.day')}
              value={form.values.day}
              onChange={(day) => form.setFieldValue('day', day)}
            />
            <TimeOfDay
              label={t(isTest ? 'schedule.from' : 'schedule.meetingFrom')}
              value={form.values.from}
              onChange={(from) => form.setFieldValue('from', from)}
            />
            <TimeOfDay
              label={t(isTest ? 'schedule.until' : 'schedule.meetingUntil')}
              value={form.values.until}
              onChange={(until) => form.setFieldValue('until', until)}
            />
          </div>
          <p className={classes.hint}>{t('schedule.zone', { city: city ?? zone })}</p>
        </Stack>
      </Panel>
      <Panel title={t('schedule.where')}>
        <Stack>
          <Radio.Group {...form.getInputProps('venue')} aria-label={t('schedule.where')}>
            <Stack gap="xs">
              {VENUES.map((venue) => (
                <Radio key={venue} value={venue} label={t(`schedule.venue.${venue}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {form.values.venue !== 'remote' && (
            <TextInput {...form.getInputProps('address')} label={t('schedule.address')} autoComplete="street-address" />
          )}
          {isTest && (
            <Select
              {...form.getInputProps('checkReason')}
              label={t('schedule.reason')}
              description={t('schedule.reasonHint')}
              allowDeselect={false}
              data={CHECK_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
            />
          )}
        </Stack>
      </Panel>
      <Stack mt="lg">
        {window && chosen === 'test' && <Outlook group={group} window={window} />}
        {window && chosen !== 'test' && (
          <MeetingOutlook group={group} form={chosen} window={window} again={form.values.secondTimeOf !== ''} />
        )}
        <div aria-live="polite">
          <Refusals refusals={refusals} remedy={remedy} />
        </div>
        <ProblemAlert error={failure ?? error} />
        <Group>
          <Button type="submit" loading={pending} disabled={!body || !checked || refusals.length > 0}>
            {t('schedule.act')}
          </Button>
          <Button component={Link} to={paths.sessions()} variant="default">
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Exams and defences of the group that are over: a second time follows one of them (3.11). */
function heldOf(groupId: string, sessions: readonly SessionSummary[]): SessionSummary[] {
  return sessions.filter(
    ({ group, form, cancelledAt, meeting }) =>
      group.id === groupId && form !== 'test' && cancelledAt === null && meeting.closedAt !== null,
  );
}

/** What keeps the session from being scheduled, asked anew when the typing pauses. */
function useBlockers(body: ScheduleBody | null) {
  const [asked] = useDebouncedValue(body ? JSON.stringify(body) : '', 300);
  const { data, error } = useQuery({
    queryKey: [checkSchedule.path, {}, { asked }],
    queryFn: ({ signal }) => call(checkSchedule, { body: JSON.parse(asked) as ScheduleBody }, { signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  return { refusals: data?.refusals ?? [], checked: data !== undefined, failure: error };
}
