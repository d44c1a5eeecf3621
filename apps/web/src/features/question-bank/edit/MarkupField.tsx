import { ActionIcon, Textarea } from '@mantine/core';
import { IconBold, IconItalic, IconSubscript, IconSuperscript, type Icon } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './edit.module.css';

const MARKS: readonly { readonly tag: string; readonly icon: Icon }[] = [
  { tag: 'b', icon: IconBold },
  { tag: 'i', icon: IconItalic },
  { tag: 'sub', icon: IconSubscript },
  { tag: 'sup', icon: IconSuperscript },
];

export type MarkupFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly minRows?: number;
  /** Without the row of marks and with the label only for the ear: an option. */
  readonly compact?: boolean;
};

/** A text with a little markup: the marks wrap what is selected. */
export function MarkupField({ label, value, onChange, description, error, minRows = 3, compact }: MarkupFieldProps) {
  const { t } = useTranslation('question-bank');
  const area = useRef<HTMLTextAreaElement>(null);
  const wrap = (tag: string) => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: start, selectionEnd: end } = field;
    field.setRangeText(`<${tag}>${value.slice(start, end)}</${tag}>`, start, end, 'end');
    onChange(field.value);
    const caret = start === end ? start + tag.length + 2 : field.selectionEnd;
    field.focus();
    field.setSelectionRange(caret, caret);
  };
  return (
    <div className={classes.markup}>
      {!compact && (
        <div className={classes.marks} role="group" aria-label={t('edit.marks', { label })}>
          {MARKS.map(({ tag, icon: Shape }) => (
            <ActionIcon
              key={tag}
              variant="subtle"
              color="gray"
              aria-label={t(`edit.mark.${tag}`)}
              onClick={() => wrap(tag)}
            >
              <Shape size={18} />
            </ActionIcon>
          ))}
        </div>
      )}
      <Textarea
        ref={area}
        label={compact ? undefined : label}
        aria-label={compact ? label : undefined}
        description={description}
        error={error}
        autosize
        minRows={compact ? 1 : minRows}
        maxRows={16}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}
