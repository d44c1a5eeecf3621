import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NumberField } from './policy-fields.ts';
import { Rule, type RulesProps } from './Rule.tsx';

/** A rule whose value is a number with a unit. */
export function NumberRule({ field, form, own, readOnly }: RulesProps & { field: NumberField }) {
  const { t } = useTranslation('programs');
  const { key, clause, unit, min, max } = field;
  const value = form.values[key];
  return (
    <Rule
      id={key}
      label={t(`policy.${key}`)}
      clause={clause}
      ownText={t(`policy.unit.${unit}`, { count: own[key] })}
      changed={value !== own[key]}
      onReset={readOnly ? null : () => form.setFieldValue(key, own[key])}
    >
      <NumberInput
        {...form.getInputProps(key)}
        id={key}
        min={min}
        max={max}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        readOnly={readOnly}
        rightSectionWidth={90}
        rightSection={<span aria-hidden>{t(`policy.short.${unit}`, { count: Number(value) || 0 })}</span>}
      />
    </Rule>
  );
}
