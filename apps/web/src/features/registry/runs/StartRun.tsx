import { listPrintRuns, startPrintRun, type PrintRunRequest } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import type { Wanted } from '../filters.ts';
import { AskRun } from './AskRun.tsx';
import classes from './Runs.module.css';

export type StartRunProps = {
  readonly wanted: Wanted;
  /** How many documents the filter finds. */
  readonly found: number;
  readonly chosen: ReadonlySet<string>;
};

/** Prints what is ticked; else asks, and prints everything that the filter finds. Then shows how it goes. */
export function StartRun({ wanted, found, chosen }: StartRunProps) {
  const { t } = useTranslation('registry');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { offset: _, ...filter } = wanted;
  const starting = useMutation({
    mutationFn: (body: PrintRunRequest) => call(startPrintRun, { body }),
    onSuccess: async ({ id }) => {
      await invalidate(client, [listPrintRuns]);
      await navigate(paths.printRun(id));
    },
  });
  const isChosen = chosen.size > 0;
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    starting.reset();
  };
  return (
    <div className={classes.start}>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        disabled={!isChosen && found === 0}
        loading={starting.isPending && !asking}
        onClick={() => (isChosen ? starting.mutate({ of: 'chosen', documentIds: [...chosen] }) : setAsking(true))}
      >
        {isChosen ? t('runs.printChosen', { count: chosen.size }) : t('runs.printFound')}
      </Button>
      {!isChosen && found === 0 && <span className={classes.why}>{t('runs.nothingFound')}</span>}
      {asking ? (
        <AskRun
          filter={filter}
          onPrint={() => starting.mutate({ of: 'found', filter })}
          onClose={close}
          pending={starting.isPending}
          error={starting.error}
        />
      ) : (
        <ProblemAlert error={starting.error} />
      )}
    </div>
  );
}
