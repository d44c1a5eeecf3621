import type { WireRefusal } from '@itog/contracts';
import {
  BLANK_ALIGNS,
  BLANK_MEASURES,
  blankPlaceholders,
  isQrField,
  type BlankAlign,
  type BlankField,
} from '@itog/domain';
import { Button, Checkbox, Group, NumberInput, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusals } from '../../../../ui/feedback/Refusals.tsx';
import shared from '../Design.module.css';
import classes from './Blank.module.css';
import type { BlankEditing } from './editing.ts';

type FieldFormProps = {
  readonly editing: BlankEditing;
  readonly at: number;
  readonly field: BlankField;
  readonly refusals: readonly WireRefusal[];
};

/** Everything about one field, in words and numbers: enough without any picture. */
export function FieldForm({ editing, at, field, refusals }: FieldFormProps) {
  const { t } = useTranslation('designs');
  const { sheet, readOnly, putField, putSheet, choose } = editing;
  const put = (more: Partial<BlankField>) => putField(at, { ...field, ...more });
  const remove = () => {
    putSheet({ ...sheet, fields: sheet.fields.filter((_, index) => index !== at) });
    choose(null);
  };
  return (
    <div className={classes.one} role="group" aria-label={t('blank.fieldOf', { field: field.text })}>
      <Refusals refusals={refusals} look="plain" />
      <TextOf editing={editing} field={field} onText={(text) => put({ text })} />
      <Measures field={field} readOnly={readOnly} onField={put} />
      {!isQrField(field) && (
        <Group align="end">
          <div>
            <Text size="sm" fw={500} mb={4} id="blank-align">
              {t('blank.align.label')}
            </Text>
            <SegmentedControl
              aria-labelledby="blank-align"
              value={field.align}
              readOnly={readOnly}
              onChange={(align) => put({ align: align as BlankAlign })}
              data={BLANK_ALIGNS.map((value) => ({ value, label: t(`blank.align.${value}`) }))}
            />
          </div>
          <Checkbox
            label={t('blank.bold')}
            checked={field.bold}
            disabled={readOnly}
            onChange={({ currentTarget }) => put({ bold: currentTarget.checked })}
          />
        </Group>
      )}
      {!readOnly && (
        <Group>
          <Button variant="default" size="xs" onClick={remove}>
            {t('blank.remove')}
          </Button>
        </Group>
      )}
    </div>
  );
}

type TextProps = {
  readonly editing: BlankEditing;
  readonly field: BlankField;
  readonly onText: (text: string) => void;
};

function TextOf({ editing: { kind, part, readOnly }, field: { text }, onText }: TextProps) {
  const { t } = useTranslation('designs');
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (placeholder: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    onText(`${text.slice(0, selectionStart)}{${placeholder}}${text.slice(selectionEnd)}`);
    area.current?.focus();
  };
  return (
    <div>
      <Textarea
        ref={area}
        label={t('blank.text')}
        description={t('blank.textHint')}
        autosize
        minRows={1}
        maxRows={4}
        value={text}
        readOnly={readOnly}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      {!readOnly && (
        <details className={classes.more}>
          <summary>{t('blank.placeholders')}</summary>
          <div className={shared.chips}>
            {blankPlaceholders(kind, part).map((each) => (
              <button key={each} type="button" className={shared.chip} onClick={() => insert(each)}>
                {`{${each}}`}
              </button>
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

type Measure = 'left' | 'line' | 'width' | 'points' | 'lines' | 'step';
const OF_WORDS: readonly Measure[] = ['left', 'line', 'width', 'points', 'lines', 'step'];
const OF_CODE: readonly Measure[] = ['left', 'line', 'width'];

type MeasuresProps = {
  readonly field: BlankField;
  readonly readOnly: boolean;
  readonly onField: (more: Partial<BlankField>) => void;
};

function Measures({ field, readOnly, onField }: MeasuresProps) {
  const { t } = useTranslation('designs');
  const code = isQrField(field);
  return (
    <div className={classes.numbers}>
      {(code ? OF_CODE : OF_WORDS).map((measure) => (
        <NumberInput
          key={measure}
          label={t(code && measure === 'width' ? 'blank.side' : `blank.${measure}`)}
          {...(measure === 'left' || measure === 'line' ? { step: 0.5, min: 0 } : BLANK_MEASURES[measure])}
          decimalSeparator=","
          clampBehavior="none"
          readOnly={readOnly}
          value={field[measure]}
          onChange={(value) => onField({ [measure]: Number(value) })}
        />
      ))}
    </div>
  );
}
