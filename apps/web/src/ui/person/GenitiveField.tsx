import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { genderOfName, genitiveOf } from './genitive.ts';

export type GenitiveFieldProps = {
  /** The name as it was typed, in the nominative. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (genitive: string) => void;
  /** What the paper prints before it: «Рецензия». */
  readonly before: string;
  readonly error?: ReactNode;
};

/**
 * A name in the genitive: proposed from the nominative, shown as the paper will print it, corrected by a person. Whose
 * patronymic does not tell the gender is not declined until it is chosen.
 */
export function GenitiveField({ name, value, onChange, before, error }: GenitiveFieldProps) {
  const { t } = useTranslation('ui');
  const gender = useId();
  if (!name.trim()) return null;
  const hint = genderOfName(name);
  const proposal = genitiveOf(name);
  return (
    <Stack gap={8}>
      {hint === null && (
        <div>
          <Text id={gender} size="sm" mb={4}>
            {t('genitive.genderHint')}
          </Text>
          <SegmentedControl
            aria-labelledby={gender}
            value={chosenGender(name, value)}
            onChange={(chosen) => onChange(genitiveOf(name, chosen as 'male' | 'female'))}
            data={[
              { value: 'male', label: t('genitive.male') },
              { value: 'female', label: t('genitive.female') },
            ]}
          />
        </div>
      )}
      <TextInput
        label={t('genitive.label')}
        description={value.trim() ? t('genitive.shown', { text: `${before} ${value.trim()}`.trim() }) : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        error={error}
      />
      {hint !== null && value.trim() !== proposal && (
        <Group>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => onChange(proposal)}
          >
            {t('genitive.propose')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** The gender whose proposal stands in the field; none while it was written by hand. */
function chosenGender(name: string, value: string): string {
  const [male, female] = [genitiveOf(name, 'male'), genitiveOf(name, 'female')];
  if (male === female) return '';
  return value === male ? 'male' : value === female ? 'female' : '';
}
