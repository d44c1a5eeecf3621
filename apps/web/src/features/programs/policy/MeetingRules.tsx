import { MARK_SCALES, type MarkScale } from '@itog/domain';
import { Group, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rule, type RulesProps } from './Rule.tsx';

const NUMERATOR = 'quorumNumerator';
const DENOMINATOR = 'quorumDenominator';

/** The scale that exams and defences are marked on (4). */
export function MarkScaleRule({ form, own, readOnly }: RulesProps) {
  const { t } = useTranslation('programs');
  const key = 'markScale';
  const set = (scale: string) => form.setFieldValue(key, scale as MarkScale);
  return (
    <Rule
      id={key}
      label={t('policy.markScale')}
      clause="4"
      ownText={t(`policy.scale.${own[key]}`).toLowerCase()}
      changed={form.values[key] !== own[key]}
      onReset={readOnly ? null : () => set(own[key])}
    >
      <Select
        id={key}
        value={form.values[key]}
        onChange={(scale) => scale && set(scale)}
        data={MARK_SCALES.map((value) => ({ value, label: t(`policy.scale.${value}`) }))}
        allowDeselect={false}
        readOnly={readOnly}
      />
    </Rule>
  );
}

/** The share of chair and members without which a meeting cannot be opened (2.4). */
export function QuorumRule({ form, own, readOnly }: RulesProps) {
  const { t } = useTranslation('programs');
  const { values } = form;
  const number = (key: typeof NUMERATOR | typeof DENOMINATOR) => ({
    ...form.getInputProps(key),
    min: 1,
    max: 15,
    clampBehavior: 'none' as const,
    allowDecimal: false,
    allowNegative: false,
    readOnly,
    hideControls: true,
  });
  const reset = () => form.setValues({ [NUMERATOR]: own[NUMERATOR], [DENOMINATOR]: own[DENOMINATOR] });
  return (
    <Rule
      id={NUMERATOR}
      label={t('policy.quorum')}
      clause="2.4"
      ownText={t('policy.quorumOf', { part: own[NUMERATOR], whole: own[DENOMINATOR] })}
      changed={values[NUMERATOR] !== own[NUMERATOR] || values[DENOMINATOR] !== own[DENOMINATOR]}
      onReset={readOnly ? null : reset}
    >
      <Group gap={8} wrap="nowrap" align="center">
        <NumberInput {...number(NUMERATOR)} id={NUMERATOR} />
        <span>{t('policy.quorumFrom')}</span>
        <NumberInput {...number(DENOMINATOR)} aria-label={t('policy.quorumWhole')} />
      </Group>
    </Rule>
  );
}
