import { DateInput, DatesProvider } from '@mantine/dates';
import dayjs from 'dayjs';
import 'dayjs/locale/ru';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

dayjs.extend(customParseFormat);

export type DayInputProps = {
  readonly label: string;
  /** `YYYY-MM-DD`; empty while nothing is chosen. Takes what `form.getInputProps` gives. */
  readonly value?: string;
  readonly onChange: (day: string) => void;
  /** The first day that may be chosen. */
  readonly min?: string | undefined;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
};

const DATES = { locale: 'ru', firstDayOfWeek: 1, weekendDays: [0, 6] } as const;
// Typed the Russian way, with or without zeros and the century.
const TYPED = ['DD.MM.YYYY', 'D.M.YYYY', 'DD.MM.YY', 'D.M.YY', 'YYYY-MM-DD'];

/** `4.3.26` → `2026-03-04`; null for what is no day. */
export function parseDay(text: string): string | null {
  const day = TYPED.map((format) => dayjs(text.trim(), format, true)).find((each) => each.isValid());
  return day ? day.format('YYYY-MM-DD') : null;
}

/** A calendar day: typed or chosen. */
export function DayInput({ label, value, onChange, min, ...rest }: DayInputProps) {
  const { t } = useTranslation('ui');
  return (
    <DatesProvider settings={{ ...DATES, weekendDays: [...DATES.weekendDays] }}>
      <DateInput
        {...rest}
        label={label}
        value={value || null}
        onChange={(day) => onChange(day ?? '')}
        dateParser={parseDay}
        minDate={min}
        hideOutsideDates
        valueFormat="DD.MM.YYYY"
        placeholder={t('day.placeholder')}
        inputMode="numeric"
        autoComplete="off"
        popoverProps={{ withinPortal: false }}
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
