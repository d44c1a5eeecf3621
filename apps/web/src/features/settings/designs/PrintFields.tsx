import { calibrateDesign } from '@itog/contracts';
import {
  defaultBlank,
  isLayoutKind,
  OFFSET_MM,
  type BlankPart,
  type DesignMode,
  type DocumentDesign,
  type OffsetMm,
} from '@itog/domain';
import { Button, Group, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callFile } from '../../../api/call.ts';
import { saveFile } from '../../../ui/actions/save-file.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import type { DesignPartProps } from './TextFields.tsx';

/** On plain paper or over a ready blank, and how far the print is moved to meet the blank's lines. */
export function PrintFields({ kind, design, onDesign, readOnly }: DesignPartProps) {
  const { t } = useTranslation('designs');
  const { mode, offsetMm, supplementOffsetMm } = design;
  const put = (wanted: DesignMode) => {
    const laidOut = wanted === 'layout' && isLayoutKind(kind) && !design.blank;
    onDesign({ ...design, mode: wanted, ...(laidOut && { blank: defaultBlank(kind) }) });
  };
  return (
    <Stack>
      <Radio.Group
        label={t('print.mode')}
        readOnly={readOnly}
        value={mode}
        onChange={(value) => put(value as DesignMode)}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="plain" label={t('print.plain')} description={t('print.plainHint')} disabled={readOnly} />
          <Radio value="blank" label={t('print.blank')} description={t('print.blankHint')} disabled={readOnly} />
          {isLayoutKind(kind) && (
            <Radio value="layout" label={t('print.layout')} description={t('print.layoutHint')} disabled={readOnly} />
          )}
        </Stack>
      </Radio.Group>
      {mode !== 'plain' && (
        <>
          <Offset
            legend={kind === 'diploma' ? t('print.offsetDiploma') : t('print.offset')}
            offset={offsetMm}
            onOffset={(offset) => onDesign({ ...design, offsetMm: offset })}
            readOnly={readOnly}
          />
          {kind === 'diploma' && (
            <Offset
              legend={t('print.offsetSupplement')}
              offset={supplementOffsetMm}
              onOffset={(offset) => onDesign({ ...design, supplementOffsetMm: offset })}
              readOnly={readOnly}
            />
          )}
          {!readOnly && <Calibration kind={kind} design={design} />}
        </>
      )}
    </Stack>
  );
}

type OffsetProps = {
  readonly legend: string;
  readonly offset: OffsetMm;
  readonly onOffset: (offset: OffsetMm) => void;
  readonly readOnly: boolean;
};

function Offset({ legend, offset, onOffset, readOnly }: OffsetProps) {
  const { t } = useTranslation('designs');
  const { min, max, step } = OFFSET_MM;
  const field = (axis: 'x' | 'y') => (
    <NumberInput
      key={axis}
      label={t(`print.${axis}`)}
      min={min}
      max={max}
      step={step}
      decimalSeparator=","
      clampBehavior="strict"
      w={150}
      readOnly={readOnly}
      value={offset[axis]}
      onChange={(value) => onOffset({ ...offset, [axis]: Number(value) })}
    />
  );
  return (
    <div role="group" aria-label={legend}>
      <Text fw={600} mb={4}>
        {legend}
      </Text>
      <Group>{(['x', 'y'] as const).map(field)}</Group>
    </div>
  );
}

function Calibration({ kind, design }: Pick<DesignPartProps, 'kind' | 'design'>) {
  const { t } = useTranslation('designs');
  const laidOut = design.mode === 'layout';
  const printing = useMutation({
    mutationFn: (part: BlankPart) => callFile(calibrateDesign, { params: { kind }, body: sheetOf(design, part) }),
    onSuccess: saveFile,
  });
  const parts = kind === 'diploma' ? (['title', 'supplement'] as const) : (['title'] as const);
  return (
    <Stack gap="xs">
      <Text size="sm">{t(laidOut ? 'print.calibrateFields' : 'print.calibrate')}</Text>
      <ProblemAlert error={printing.error} />
      <Group>
        {parts.map((part) => (
          <Button
            key={part}
            variant="default"
            loading={printing.isPending && printing.variables === part}
            onClick={() => printing.mutate(part)}
          >
            {t(part === 'title' ? 'print.calibration' : 'print.calibrationSupplement')}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

/** A sheet at its own offset, with its fields where the blank has been laid out. */
function sheetOf({ mode, blank, offsetMm, supplementOffsetMm }: DocumentDesign, part: BlankPart) {
  return {
    part,
    offsetMm: part === 'title' ? offsetMm : supplementOffsetMm,
    blank: mode === 'layout' ? blank : null,
  };
}
