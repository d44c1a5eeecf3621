import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pictureAddress } from '../../../ui/question/plain-html.ts';
import classes from './edit.module.css';
import type { PictureInText } from './pictures-in-text.ts';

export type PicturesOfFieldProps = {
  /** What the field is called. */
  readonly label: string;
  readonly pictures: readonly PictureInText[];
  /** What stands for the picture in the text. */
  readonly markOf: (picture: PictureInText) => string;
  readonly onChange: (picture: PictureInText) => void;
  readonly onRemove: (picture: PictureInText) => void;
};

/** The pictures that stand in a text: seen small, changed or taken away without touching the tag. */
export function PicturesOfField({ label, pictures, markOf, onChange, onRemove }: PicturesOfFieldProps) {
  const { t } = useTranslation('question-bank');
  if (pictures.length === 0) return null;
  return (
    <ul className={classes.pictures} aria-label={t('edit.picture.of', { label })}>
      {pictures.map((picture, index) => {
        const number = index + 1;
        return (
          <li key={`${picture.sha256}-${picture.from}`}>
            <img src={pictureAddress(picture.sha256)} alt="" />
            <span>
              <small>{markOf(picture)}</small>
              {picture.alt || t('edit.picture.undescribed')}
            </span>
            <Group gap={4}>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('edit.picture.changeOf', { number, label })}
                onClick={() => onChange(picture)}
              >
                {t('edit.picture.changeShort')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('edit.picture.removeOf', { number, label })}
                onClick={() => onRemove(picture)}
              >
                {t('edit.picture.remove')}
              </Button>
            </Group>
          </li>
        );
      })}
    </ul>
  );
}
