import { previewCalendar, type CalendarOfYear, type SpecialDayShape } from '@itog/contracts';
import { isWeekend } from '@itog/domain';
import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { ChangeReview } from './ChangeReview.tsx';
import { dayName } from './words.ts';

export type DayDialogProps = {
  readonly calendar: CalendarOfYear;
  /** Empty: it is chosen here. */
  readonly day: string;
  readonly onDone: () => void;
};

type Kind = SpecialDayShape['kind'] | 'ordinary';
type Draft = { readonly day: string; readonly kind: Kind; readonly title: string; readonly from: string };

const TITLE_MAX = 200;

/** One day of the year: what it is; then what that changes, and its publication. */
export function DayDialog({ calendar, day, onDone }: DayDialogProps) {
  const { t, i18n } = useTranslation('settings');
  const [draft, setDraft] = useState(() => draftOf(calendar, day));
  const looking = useMutation({
    mutationFn: (wanted: Draft) =>
      call(previewCalendar, {
        params: { country: calendar.country, year: String(calendar.year) },
        body: { days: daysWith(calendar, wanted) },
      }),
  });
  const title = day ? t('calendar.day.titleOf', { day: dayName(day, i18n.language) }) : t('calendar.day.title');
  return (
    <Dialog opened onClose={onDone} title={title} locked={looking.isPending}>
      {looking.data ? (
        <ChangeReview calendar={calendar} preview={looking.data} onDone={onDone} />
      ) : (
        <DayForm
          draft={draft}
          year={calendar.year}
          isChosen={day !== ''}
          onChange={(next) => setDraft(next.day === draft.day ? next : draftOf(calendar, next.day))}
          onSubmit={() => looking.mutate(draft)}
          onCancel={onDone}
          error={looking.error}
          pending={looking.isPending}
        />
      )}
    </Dialog>
  );
}

type DayFormProps = {
  readonly draft: Draft;
  readonly year: number;
  readonly isChosen: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly error: unknown;
  readonly pending: boolean;
};

function DayForm({ draft, year, isChosen, onChange, onSubmit, onCancel, error, pending }: DayFormProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const isOfYear = draft.day.startsWith(`${year}-`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOfYear) onSubmit();
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {!isChosen && (
          <DayInput
            label={t('calendar.day.date')}
            value={draft.day}
            onChange={(day) => onChange({ ...draft, day })}
            error={draft.day && !isOfYear ? t('calendar.day.otherYear', { year: String(year) }) : undefined}
          />
        )}
        {isOfYear && <DayFields draft={draft} onChange={onChange} />}
        <ProblemAlert error={error} />
        <Group>
          <Button
            type="submit"
            loading={pending}
            disabled={!isOfYear}
            title={isOfYear ? undefined : t('calendar.day.dateFirst')}
          >
            {t('calendar.day.next')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function DayFields({ draft, onChange }: Pick<DayFormProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('settings');
  const weekend = isWeekend(draft.day);
  const kinds: Kind[] = weekend ? ['ordinary', 'off', 'working', 'short'] : ['ordinary', 'off', 'short'];
  const label = (kind: Kind) =>
    t(kind === 'ordinary' ? `calendar.day.ordinary.${weekend ? 'weekend' : 'weekday'}` : `calendar.day.kind.${kind}`);
  return (
    <>
      <Radio.Group
        label={t('calendar.day.what')}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind: kinds.find((each) => each === kind) ?? 'ordinary' })}
      >
        <Stack gap="xs" mt="xs">
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={label(kind)} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.kind !== 'ordinary' && (
        <TextInput
          label={t('calendar.day.name')}
          description={t('calendar.day.nameHint')}
          maxLength={TITLE_MAX}
          value={draft.title}
          onChange={({ currentTarget }) => onChange({ ...draft, title: currentTarget.value })}
        />
      )}
      {draft.kind === 'off' && (
        <DayInput
          label={t('calendar.day.from')}
          description={t('calendar.day.fromHint')}
          value={draft.from}
          onChange={(from) => onChange({ ...draft, from })}
        />
      )}
    </>
  );
}

function draftOf({ days }: CalendarOfYear, day: string): Draft {
  const special = days.find((each) => each.day === day);
  return {
    day,
    kind: special?.kind ?? 'ordinary',
    title: special?.title ?? '',
    from: special?.transferredFrom ?? '',
  };
}

function daysWith({ days }: CalendarOfYear, { day, kind, title, from }: Draft): SpecialDayShape[] {
  const others = days.filter((each) => each.day !== day);
  if (kind === 'ordinary') return others;
  const transferredFrom = kind === 'off' && from ? from : null;
  return [...others, { day, kind, title: title.trim() || null, transferredFrom }];
}
