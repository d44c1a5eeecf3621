import { TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type TimeOfDayProps = {
  readonly label: string;
  /** `HH:MM`; empty while it is not whole. */
  readonly value: string;
  readonly onChange: (time: string) => void;
  readonly error?: ReactNode;
  /** It has the focus first in the dialog that it stands in. */
  readonly first?: boolean;
};

/** A time of day in hours and minutes. */
export function TimeOfDay({ label, value, onChange, error, first }: TimeOfDayProps) {
  const { t } = useTranslation('ui');
  return (
    <TimePicker
      label={label}
      value={value}
      onChange={(time) => onChange(time.slice(0, 5))}
      error={error}
      format="24h"
      minutesStep={5}
      hoursInputLabel={t('time.hours', { label })}
      minutesInputLabel={t('time.minutes', { label })}
      {...(first && { hoursInputProps: { 'data-autofocus': true } })}
    />
  );
}
