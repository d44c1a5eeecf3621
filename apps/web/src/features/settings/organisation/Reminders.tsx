import { getProtocolReminders, updateProtocolReminders } from '@itog/contracts';
import { reminderSettingRefusals } from '@itog/domain';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';

/** When those are reminded who have not signed a protocol yet: the day of the results ends at 24:00 (3.12). */
export function Reminders() {
  const { t } = useTranslation('settings');
  const { data, error } = useQuery(queryOf(getProtocolReminders));
  return (
    <Panel title={t('reminders.title')}>
      <ProblemAlert error={error} />
      {data && <RemindersForm key={data.minutes.join()} minutes={data.minutes} />}
    </Panel>
  );
}

/** «180, 60, 15»: anything else between the numbers will do, and what is no number is told back as it is. */
function parsed(text: string): { minutes: number[]; wrong: string[] } {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const isNumber = (word: string) => /^\d{1,9}$/.test(word);
  return { minutes: words.filter(isNumber).map(Number), wrong: words.filter((word) => !isNumber(word)) };
}

function RemindersForm({ minutes: kept }: { minutes: readonly number[] }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const readOnly = !useCan()('organisation.manage');
  const [text, setText] = useState(kept.join(', '));
  const { minutes, wrong } = parsed(text);
  const refusals = reminderSettingRefusals(minutes);
  const blocked = wrong.length > 0 || refusals.length > 0;
  const saving = useMutation({
    mutationFn: () => call(updateProtocolReminders, { body: { minutes } }),
    onSuccess: () => {
      notifications.show({ message: t('ui:saved') });
      return invalidate(client, [getProtocolReminders]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked) saving.mutate();
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('reminders.label')}
          description={t('reminders.hint')}
          inputMode="numeric"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={wrong.length > 0 && t('reminders.notNumbers', { wrong })}
          readOnly={readOnly}
        />
        {refusals.length > 0 ? <Refusals refusals={refusals} /> : <Preview minutes={minutes} />}
        <ProblemAlert error={saving.error} />
        {!readOnly && (
          <div>
            <Button type="submit" loading={saving.isPending} disabled={blocked}>
              {t('reminders.save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

/** The clock at which each reminder comes: nobody should have to count back from midnight. */
function Preview({ minutes }: { minutes: readonly number[] }) {
  const { t } = useTranslation('settings');
  const times = minutes.toSorted((a, b) => b - a).map(clockBefore);
  return (
    <Text size="sm" c="dimmed" role="status">
      {times.length > 0 ? t('reminders.at', { times }) : t('reminders.none')}
    </Text>
  );
}

function clockBefore(minutes: number): string {
  const left = 1_440 - minutes;
  return `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
}
