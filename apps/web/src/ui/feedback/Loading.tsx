import { useTranslation } from 'react-i18next';
import classes from './Loading.module.css';

/** Something is on its way; shows itself only when it takes long enough to be noticed. */
export function Loading() {
  const { t } = useTranslation('ui', { useSuspense: false });
  return (
    <div className={classes.loading} role="status">
      <span className={classes.bar} aria-hidden />
      <span className="visually-hidden">{t('loading')}</span>
    </div>
  );
}
