import type { PrintRequest } from '@itog/contracts';
import { Button, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { print, PrintFailed, savePrint } from './print.ts';
import classes from './PrintButton.module.css';

export type PrintButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'disabled' | 'fullWidth'> & {
  readonly request: PrintRequest;
  readonly children: ReactNode;
  /** Told when the file is ready, while the button is still shown. */
  readonly onDone?: () => void;
};

/** Prints and saves the file when it is ready. Who has left the page meanwhile finds it in a message. */
export function PrintButton({ request, children, onDone, ...look }: PrintButtonProps) {
  const { t } = useTranslation('ui');
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  const printing = useMutation({
    mutationFn: async () => {
      const ready = await print(request);
      if (shown.current) {
        savePrint(ready);
        onDone?.();
        return;
      }
      notifications.show({
        autoClose: false,
        message: t('print.ready', { fileName: ready.fileName }),
        title: (
          <Button size="xs" onClick={() => savePrint(ready)}>
            {t('print.download')}
          </Button>
        ),
      });
    },
  });
  const { error } = printing;
  return (
    <div className={classes.print}>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        {...look}
        loading={printing.isPending}
        onClick={() => printing.mutate()}
      >
        {children}
      </Button>
      <span role="status" className={classes.note}>
        {printing.isPending && t('print.working')}
        {error instanceof PrintFailed && t('print.failed', { problem: error.message })}
      </span>
      {!(error instanceof PrintFailed) && <ProblemAlert error={error} />}
    </div>
  );
}
