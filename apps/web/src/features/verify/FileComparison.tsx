import { verifyFile } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { paths } from '../../paths.ts';
import { FileDrop } from '../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { sha256Of } from './sha256.ts';
import classes from './Verify.module.css';
import { Verdict } from './Verdict.tsx';
import { MAX_BYTES } from './VerifyPage.tsx';

type Compared = { readonly same: true } | { readonly same: false; readonly other: Other | null };
/** The paper that the file really is: that of another code. */
type Other = { readonly code: string; readonly number: string };

/** Whether a file at hand is the kept one, byte for byte; it never leaves the device. */
export function FileComparison({ sha256 }: { sha256: string | null }) {
  const { t } = useTranslation('verify');
  const { state } = useLocation() as { state: { sameFile?: boolean } | null };
  const comparing = useMutation({ mutationFn: (file: File) => compared(file, sha256) });
  // The file that led here was the same one: true until another is tried.
  const [tried, setTried] = useState(false);
  const result = comparing.data ?? (!tried && state?.sameFile ? ({ same: true } as const) : null);
  if (!sha256) return <p className={classes.meaning}>{t('compare.unprinted')}</p>;
  return (
    <div className={classes.stack}>
      <FileDrop
        label={t('file.drop')}
        accept={['.pdf']}
        maxBytes={MAX_BYTES}
        onFile={(file) => {
          setTried(true);
          comparing.mutate(file);
        }}
        onRefused={() => {
          setTried(true);
          comparing.reset();
        }}
        pending={comparing.isPending}
      />
      {result && (
        <Verdict same={result.same}>{result.same ? t('compare.same') : <Differs other={result.other} />}</Verdict>
      )}
      <ProblemAlert error={comparing.error} />
      <p className={classes.note}>{t('file.privacy')}</p>
    </div>
  );
}

function Differs({ other }: { other: Other | null }) {
  const { t } = useTranslation('verify');
  if (!other) return t('compare.differs');
  return (
    <span>
      {t('compare.other', { number: other.number })}{' '}
      <Anchor component={Link} to={paths.verifyCode(other.code)} inherit>
        {t('compare.openOther')}
      </Anchor>
    </span>
  );
}

async function compared(file: File, expected: string | null): Promise<Compared> {
  const sha256 = await sha256Of(file);
  if (sha256 === expected) return { same: true };
  try {
    const found = await call(verifyFile, { params: { sha256 } });
    const number = found.subject === 'protocol' ? found.number : found.registrationNumber;
    return { same: false, other: { code: found.code, number } };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { same: false, other: null };
    throw error;
  }
}
