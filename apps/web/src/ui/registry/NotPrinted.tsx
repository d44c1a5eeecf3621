import { getDocument, listDocuments, listPrintRuns, startPrintRun, type RegistryEntry } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate } from '../../api/query.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { StatusBadge } from '../feedback/StatusBadge.tsx';
import classes from './NotPrinted.module.css';

export type NotPrintedProps = {
  readonly document: Pick<RegistryEntry, 'id' | 'registrationNumber' | 'printProblem'>;
  /** On a page of its own the act is a button, in a list a link. */
  readonly look: 'page' | 'list';
};

/** A document that could not be printed: the reason, and another try. */
export function NotPrinted({ document, look }: NotPrintedProps) {
  const { t } = useTranslation('registry');
  const may = useCan();
  return (
    <div className={classes.failed} data-look={look}>
      <StatusBadge tone="bad">{t('notPrinted.title')}</StatusBadge>
      <span className={classes.why}>{document.printProblem}</span>
      {may('print-runs.manage') && <Again document={document} look={look} />}
    </div>
  );
}

function Again({ document: { id, registrationNumber: number }, look }: NotPrintedProps) {
  const { t } = useTranslation('registry');
  const client = useQueryClient();
  const printing = useMutation({
    mutationFn: () => call(startPrintRun, { body: { of: 'chosen', documentIds: [id] } }),
    onSuccess: async () => {
      await invalidate(client, [listDocuments, getDocument, listPrintRuns]);
      notifications.show({ message: t('notPrinted.started', { number }) });
    },
  });
  const again = () => printing.mutate();
  const label = t('notPrinted.againOf', { number });
  return (
    <>
      {look === 'page' ? (
        <Button variant="default" loading={printing.isPending} onClick={again}>
          {t('notPrinted.again')}
        </Button>
      ) : (
        <Anchor
          component="button"
          type="button"
          inherit
          aria-label={label}
          disabled={printing.isPending}
          onClick={again}
        >
          {t('notPrinted.again')}
        </Anchor>
      )}
      <ProblemAlert error={printing.error} />
    </>
  );
}
