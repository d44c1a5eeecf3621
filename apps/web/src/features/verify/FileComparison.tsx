import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { FileDrop } from '../../ui/actions/FileDrop.tsx';
import { sha256Of } from './sha256.ts';
import classes from './Verify.module.css';
import { Verdict } from './Verdict.tsx';
import { MAX_BYTES } from './VerifyPage.tsx';

/** Whether a file at hand is the kept one, byte for byte; it never leaves the device. */
export function FileComparison({ sha256 }: { sha256: string | null }) {
  const { t } = useTranslation('verify');
  const { state } = useLocation() as { state: { sameFile?: boolean } | null };
  const [same, setSame] = useState<boolean | null>(state?.sameFile ?? null);
  if (!sha256) return <p className={classes.meaning}>{t('compare.unprinted')}</p>;
  const compare = async (file: File) => setSame((await sha256Of(file)) === sha256);
  return (
    <div className={classes.stack}>
      <FileDrop label={t('file.drop')} accept={['.pdf']} maxBytes={MAX_BYTES} onFile={(file) => void compare(file)} />
      {same !== null && <Verdict same={same}>{t(same ? 'compare.same' : 'compare.differs')}</Verdict>}
      <p className={classes.note}>{t('file.privacy')}</p>
    </div>
  );
}
