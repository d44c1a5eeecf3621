import type { WireRefusal } from '@itog/contracts';
import { DESIGN_TEXTS, type DesignKind, type DesignText, type DocumentDesign } from '@itog/domain';
import { Stack, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalSentence } from '../../../ui/feedback/Refusals.tsx';
import classes from './Design.module.css';

export type DesignPartProps = {
  readonly kind: DesignKind;
  readonly design: DocumentDesign;
  readonly onDesign: (design: DocumentDesign) => void;
  readonly readOnly: boolean;
};
export type FieldRefusal = WireRefusal;

/** The words of a form, each with the placeholders that may stand in it. */
export function TextFields({
  kind,
  design,
  onDesign,
  readOnly,
  refusals,
}: DesignPartProps & { refusals: readonly FieldRefusal[] }) {
  const { t } = useTranslation('designs');
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('texts.hint')}
      </Text>
      {DESIGN_TEXTS[kind].map((text) => (
        <Field
          key={text.key}
          text={text}
          words={design.texts[text.key] ?? ''}
          onWords={(words) => onDesign({ ...design, texts: { ...design.texts, [text.key]: words } })}
          readOnly={readOnly}
          refusals={refusals.filter((refusal) => refusal['text'] === text.key)}
        />
      ))}
    </Stack>
  );
}

type FieldProps = {
  readonly text: DesignText;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly readOnly: boolean;
  readonly refusals: readonly FieldRefusal[];
};

function Field({ text: { key, words: own, required, placeholders }, words, onWords, readOnly, refusals }: FieldProps) {
  const { t } = useTranslation('designs');
  const say = useRefusalSentence();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (placeholder: string) => {
    const { selectionStart = words.length, selectionEnd = words.length } = area.current ?? {};
    const added = `{${placeholder}}`;
    onWords(words.slice(0, selectionStart) + added + words.slice(selectionEnd));
    const caret = selectionStart + added.length;
    // After React has put the words in.
    setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <div>
      <Textarea
        ref={area}
        label={t(`texts.${key}`)}
        {...(!required && { description: t('texts.optional') })}
        autosize
        minRows={1}
        maxRows={8}
        value={words}
        readOnly={readOnly}
        error={refusals.length > 0 && refusals.map((refusal) => <span key={refusal.code}>{say(refusal)} </span>)}
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
      />
      {!readOnly && (placeholders.length > 0 || words !== own) && (
        <div
          className={classes.chips}
          role="group"
          aria-label={t('texts.placeholdersOf', { field: t(`texts.${key}`) })}
        >
          {placeholders.map((placeholder) => (
            <button key={placeholder} type="button" className={classes.chip} onClick={() => insert(placeholder)}>
              {`{${placeholder}}`}
            </button>
          ))}
          {words !== own && (
            <button type="button" className={classes.reset} onClick={() => onWords(own)}>
              {t('texts.reset')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
