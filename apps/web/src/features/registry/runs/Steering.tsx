import { getPrintRun, listPrintRuns, steerPrintRun, type PrintRun, type PrintRunDeed } from '@itog/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import classes from './Runs.module.css';

/** What can be done with a run now. */
function deedsOf({ status, failed }: PrintRun): readonly PrintRunDeed[] {
  if (status === 'running') return ['pause', 'cancel'];
  if (status === 'paused') return ['resume', 'cancel'];
  return status === 'done' && failed > 0 ? ['retry'] : [];
}

/** Pauses, resumes, cancels; what is printed stays. */
export function Steering({ run }: { run: PrintRun }) {
  const { t } = useTranslation('registry');
  const client = useQueryClient();
  const steering = useMutation({
    mutationFn: (deed: PrintRunDeed) => call(steerPrintRun, { params: { runId: run.id }, body: { deed } }),
    onSettled: () => invalidate(client, [listPrintRuns, getPrintRun]),
  });
  const deeds = deedsOf(run);
  return (
    <>
      {deeds.length > 0 && (
        <div className={classes.line}>
          {deeds.map((deed) => (
            <Button
              key={deed}
              variant="default"
              loading={steering.isPending && steering.variables === deed}
              disabled={steering.isPending}
              onClick={() => steering.mutate(deed)}
            >
              {t(`runs.deed.${deed}`)}
            </Button>
          ))}
        </div>
      )}
      <ProblemAlert error={steering.error} />
    </>
  );
}
