import { ActionIcon, Textarea } from '@mantine/core';
import { IconBold, IconItalic, IconPhotoPlus, IconSubscript, IconSuperscript, type Icon } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './edit.module.css';
import { PictureDialog } from './PictureDialog.tsx';
import { PicturesOfField } from './PicturesOfField.tsx';
import type { PictureMarks } from './picture-marks.ts';
import { picturesOf, pictureTag, withPicture, type PictureInText } from './pictures-in-text.ts';

const MARKS: readonly { readonly tag: string; readonly icon: Icon }[] = [
  { tag: 'b', icon: IconBold },
  { tag: 'i', icon: IconItalic },
  { tag: 'sub', icon: IconSubscript },
  { tag: 'sup', icon: IconSuperscript },
];

export type MarkupFieldProps = {
  /** In whose bank pictures are kept. */
  readonly programId: string;
  /** How the pictures of the form are called in its texts. */
  readonly marks: PictureMarks;
  readonly label: string;
  /** With the tags of its pictures. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly minRows?: number;
  /** Without the row of marks and with the label only for the ear: an option. */
  readonly compact?: boolean;
};

type Place = Pick<PictureInText, 'from' | 'to'> & { readonly former: PictureInText | null };

/** A text with a little markup and pictures: the marks wrap what is selected, a picture comes where the caret is. */
export function MarkupField(props: MarkupFieldProps) {
  const { programId, marks, label, value, onChange, description, error, minRows = 3, compact } = props;
  const { t } = useTranslation('question-bank');
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = marks.shown(value);
  const wrap = (tag: string) => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: start, selectionEnd: end } = field;
    field.setRangeText(`<${tag}>${shown.slice(start, end)}</${tag}>`, start, end, 'end');
    onChange(marks.typed(field.value));
    const caret = start === end ? start + tag.length + 2 : field.selectionEnd;
    field.focus();
    field.setSelectionRange(caret, caret);
  };
  const [place, setPlace] = useState<Place | null>(null);
  const addPicture = () => {
    const from = marks.place(value, area.current?.selectionEnd ?? shown.length);
    setPlace({ from, to: from, former: null });
  };
  const adder = (
    <ActionIcon variant="subtle" color="gray" aria-label={t('edit.picture.addTo', { label })} onClick={addPicture}>
      <IconPhotoPlus size={18} />
    </ActionIcon>
  );
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
          {adder}
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
        value={shown}
        onChange={({ currentTarget }) => onChange(marks.typed(currentTarget.value))}
        rightSection={compact ? adder : undefined}
      />
      <PicturesOfField
        label={label}
        pictures={picturesOf(value)}
        markOf={({ from, to }) => marks.markOf(value.slice(from, to))}
        onChange={(former) => setPlace({ ...former, former })}
        onRemove={(picture) => onChange(withPicture(value, picture, ''))}
      />
      {place && (
        <PictureDialog
          programId={programId}
          former={place.former}
          onDone={(picture) => {
            const tag = pictureTag(picture, place.former);
            if (place.former) marks.replace(value.slice(place.from, place.to), tag);
            onChange(withPicture(value, place, tag));
            setPlace(null);
          }}
          onClose={() => setPlace(null)}
        />
      )}
    </div>
  );
}
