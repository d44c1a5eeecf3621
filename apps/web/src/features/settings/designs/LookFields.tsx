import { BODY_POINTS } from '@itog/domain';
import { Checkbox, NumberInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DesignPartProps } from './TextFields.tsx';

/** Size of the body, QR code and border. */
export function LookFields({ kind, design, onDesign, readOnly }: DesignPartProps) {
  const { t } = useTranslation('designs');
  const { show, bodyPoints } = design;
  const { min, max, step } = BODY_POINTS;
  return (
    <Stack>
      <NumberInput
        label={t('look.points')}
        description={t('look.pointsHint', { min, max })}
        min={min}
        max={max}
        step={step}
        decimalSeparator=","
        clampBehavior="strict"
        maw={320}
        readOnly={readOnly}
        value={bodyPoints}
        onChange={(value) => onDesign({ ...design, bodyPoints: Number(value) })}
      />
      <Checkbox
        label={t('look.qr')}
        description={t('look.qrHint')}
        checked={show.qr}
        disabled={readOnly}
        onChange={({ currentTarget }) => onDesign({ ...design, show: { ...show, qr: currentTarget.checked } })}
      />
      {(kind === 'certificate' || kind === 'diploma') && (
        <Checkbox
          label={t('look.frame')}
          checked={show.frame}
          disabled={readOnly}
          onChange={({ currentTarget }) => onDesign({ ...design, show: { ...show, frame: currentTarget.checked } })}
        />
      )}
    </Stack>
  );
}
