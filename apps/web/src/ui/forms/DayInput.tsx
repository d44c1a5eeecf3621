import { ActionIcon } from '@mantine/core';
import { DateInput, DatesProvider } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import 'dayjs/locale/ru';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useState, type FocusEvent, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

dayjs.extend(customParseFormat);

export type DayInputProps = {
  readonly label: string;
  /** `YYYY-MM-DD`; empty while nothing is chosen. Takes what `form.getInputProps` gives. */
  readonly value?: string;
  readonly onChange: (day: string) => void;
  /** Hands over what is no day as it was typed, for a form whose schema refuses it; otherwise it counts as no choice. */
  readonly passText?: boolean;
  readonly onBlur?: (event: FocusEvent<HTMLInputElement>) => void;
  /** The first day that may be chosen. */
  readonly min?: string | undefined;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
};

const DATES = { locale: 'ru', firstDayOfWeek: 1, weekendDays: [0, 6] } as const;
// Fixed, because the edge of a dialog would cut it.
const POPOVER = { withinPortal: false, floatingStrategy: 'fixed', trapFocus: true, returnFocus: true } as const;
// Typed the Russian way, with or without zeros and the century.
const TYPED = ['DD.MM.YYYY', 'D.M.YYYY', 'DD.MM.YY', 'D.M.YY', 'YYYY-MM-DD'];

/** `4.3.26` → `2026-03-04`; null for what is no day. */
export function parseDay(text: string): string | null {
  const day = TYPED.map((format) => dayjs(text.trim(), format, true)).find((each) => each.isValid());
  return day ? day.format('YYYY-MM-DD') : null;
}

/**
 * A calendar day: typed, or chosen in a calendar that opens by its own button and so never covers what is pressed next.
 * A text that is no day stays in the field, with a word about it.
 */
export function DayInput({ label, value, onChange, min, passText, error, onBlur, ...rest }: DayInputProps) {
  const { t } = useTranslation('ui');
  const [opened, calendar] = useDisclosure(false);
  const [wrong, setWrong] = useState(false);
  const isDay = (text: string) => {
    const day = parseDay(text);
    return day !== null && (!min || day >= min);
  };
  const typed = ({ currentTarget: { value: text } }: FormEvent<HTMLInputElement>) => {
    setWrong(false);
    if (!isDay(text)) onChange(passText ? text.trim() : '');
  };
  const left = (event: FocusEvent<HTMLInputElement>) => {
    const text = event.currentTarget.value.trim();
    setWrong(text !== '' && !isDay(text));
    onBlur?.(event);
  };
  const chosen = (day: string | null) => {
    setWrong(false);
    calendar.close();
    onChange(day ?? '');
  };
  const opener = <CalendarButton label={t('day.calendar', { label })} opened={opened} onClick={calendar.toggle} />;
  return (
    <DatesProvider settings={{ ...DATES, weekendDays: [...DATES.weekendDays] }}>
      <DateInput
        {...rest}
        error={wrong ? t('day.wrong') : error}
        label={label}
        value={value && isDay(value) ? value : null}
        onChange={chosen}
        onInput={typed}
        onBlur={left}
        dateParser={parseDay}
        fixOnBlur={false}
        minDate={min}
        hideOutsideDates
        valueFormat="DD.MM.YYYY"
        placeholder={t('day.placeholder')}
        inputMode="numeric"
        autoComplete="off"
        rightSection={rest.disabled ? null : opener}
        popoverProps={{ ...POPOVER, opened, onChange: (open) => !open && calendar.close() }}
        ariaLabels={{
          nextMonth: t('day.nextMonth'),
          previousMonth: t('day.previousMonth'),
          nextYear: t('day.nextYear'),
          previousYear: t('day.previousYear'),
          nextDecade: t('day.nextDecade'),
          previousDecade: t('day.previousDecade'),
          monthLevelControl: t('day.chooseMonth'),
          yearLevelControl: t('day.chooseYear'),
        }}
      />
    </DatesProvider>
  );
}

type CalendarButtonProps = { readonly label: string; readonly opened: boolean; readonly onClick: () => void };

function CalendarButton({ label, opened, onClick }: CalendarButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      aria-expanded={opened}
      // The press is not one outside of the calendar, which would close it just before it is toggled.
      onMouseDown={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
      onClick={onClick}
    >
      <IconCalendar size={18} aria-hidden />
    </ActionIcon>
  );
}
