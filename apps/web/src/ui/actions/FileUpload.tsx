import { Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { FileDrop } from './FileDrop.tsx';
import classes from './FileUpload.module.css';

export type FileUploadProps = {
  readonly label: ReactNode;
  /** Endings that fit, with the dot. */
  readonly accept: readonly string[];
  readonly maxMegabytes: number;
  /** Sends the file; tells how much of it has gone, from 0 to 1. */
  readonly send: (file: File, onProgress: (share: number) => void) => Promise<unknown>;
  /** The refusals are said to the learner himself. */
  readonly mine?: boolean;
};

const MEGABYTE = 2 ** 20;

/** One file to be sent, with its progress; the server's refusal in words. */
export function FileUpload({ label, accept, maxMegabytes, send, mine }: FileUploadProps) {
  const { t } = useTranslation('ui');
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      return send(file, setShare);
    },
  });
  const percent = Math.floor(share * 100);
  return (
    <div className={classes.upload}>
      <FileDrop
        label={label}
        accept={accept}
        maxBytes={maxMegabytes * MEGABYTE}
        onFile={(file) => sending.mutate(file)}
        onRefused={() => sending.reset()}
        pending={sending.isPending}
        quiet
      />
      {sending.isPending && <Progress value={percent} aria-label={t('file.sending', { percent })} />}
      <p role="status" className={classes.note}>
        {sending.isPending && t(share < 1 ? 'file.sending' : 'file.checking', { percent })}
        {sending.isSuccess && t('file.sent', { name: sending.variables.name })}
      </p>
      <ProblemAlert error={sending.error} mine={mine} />
    </div>
  );
}
