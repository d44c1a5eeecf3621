import type { SecondFactor } from '@itog/domain';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type CodeFieldProps = {
  readonly factor: SecondFactor;
  readonly value: string;
  readonly onChange: (code: string) => void;
};

/** The one-time code: from the application, or from a letter. */
export function CodeField({ factor, value, onChange }: CodeFieldProps) {
  const { t } = useTranslation('signing');
  return (
    <TextInput
      required
      withAsterisk={false}
      label={t(`code.${factor}`)}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      maw="14rem"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
