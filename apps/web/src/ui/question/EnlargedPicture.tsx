import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog/Dialog.tsx';
import type { Picture } from './arrange.ts';
import classes from './Question.module.css';

/** A picture of a question on the whole screen. */
export function EnlargedPicture({ picture, onClose }: { picture: Picture | null; onClose: () => void }) {
  const { t } = useTranslation('question');
  return (
    <Dialog opened={picture !== null} look="full" onClose={onClose} title={t('picture')}>
      <div className={classes.enlarged} tabIndex={0} role="group" aria-label={t('picture')}>
        {picture && <img src={picture.src} alt={picture.alt} />}
      </div>
    </Dialog>
  );
}
