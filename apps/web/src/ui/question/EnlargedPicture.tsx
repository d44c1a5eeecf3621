import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Question.module.css';

export type ShownPicture = { readonly src: string; readonly alt: string };

/** A picture of a question on the whole screen. */
export function EnlargedPicture({ picture, onClose }: { picture: ShownPicture | null; onClose: () => void }) {
  const { t } = useTranslation('question');
  return (
    <Modal
      opened={picture !== null}
      fullScreen
      onClose={onClose}
      title={t('picture')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.enlarged} tabIndex={0} role="group" aria-label={t('picture')}>
        {picture && <img src={picture.src} alt={picture.alt} />}
      </div>
    </Modal>
  );
}
