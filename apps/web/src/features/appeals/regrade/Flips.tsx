import {
  confirmRegrade,
  getAppeal,
  listAppealedQuestions,
  type Appeal,
  type CallOf,
  type OutputOf,
  type previewRegrade,
  type RegradeChange,
} from '@itog/contracts';
import { Button, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { Problem } from '../../../api/problem.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { namesOf } from '../case/use-case.ts';
import classes from './regrade.module.css';
import { RulingVote } from './RulingVote.tsx';

type Found = OutputOf<typeof previewRegrade>;

export type FlipsProps = {
  readonly appeal: Appeal;
  readonly ruling: CallOf<typeof previewRegrade>['body'];
  readonly found: Found;
  /** Results or votes have changed meanwhile: the dry run is to be seen anew. */
  readonly onStale: () => void;
  readonly onClose: () => void;
};

/** Whose result flips and in which direction, and the chair’s confirmation of exactly that (5.10). */
export function Flips({ appeal, ruling, found, onStale, onClose }: FlipsProps) {
  const { t } = useTranslation('appeals');
  const columns = useColumns();
  const { attempts, sessions, rescored, toPass, toFail, changes, refusals } = found;
  return (
    <>
      <div className={classes.totals} role="status">
        <p>{t('regrade.totals', { attempts, sessions, rescored })}</p>
        <p className={classes.strong}>{t('regrade.directions', { toPass, toFail })}</p>
      </div>
      {changes.length > 0 && (
        <DataTable name={t('regrade.changes')} columns={columns} rows={changes} rowKey={({ attemptId }) => attemptId} />
      )}
      {changes.length < rescored && <Text size="sm">{t('regrade.first', { count: changes.length })}</Text>}
      <RulingVote appeal={appeal} ruling={ruling} votes={found.votes} onVoted={onStale} />
      <Refusals refusals={refusals} names={namesOf(appeal)} />
      {appeal.mySeat === 'chair' ? (
        refusals.length === 0 && (
          <Confirm appeal={appeal} ruling={ruling} found={found} onStale={onStale} onClose={onClose} />
        )
      ) : (
        <Text size="sm">{t('regrade.chairConfirms')}</Text>
      )}
    </>
  );
}

function useColumns(): Column<RegradeChange>[] {
  const { t } = useTranslation('appeals');
  return [
    {
      key: 'learner',
      title: t('list.learner'),
      isName: true,
      sortBy: ({ learner }) => learner,
      render: (change) => change.learner,
    },
    {
      key: 'group',
      title: t('regrade.column.group'),
      render: ({ groupTitle, protocolNumber }) => (
        <>
          {groupTitle}
          {protocolNumber && (
            <Text size="sm" c="dimmed">
              {t('regrade.protocol', { number: protocolNumber })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'score',
      title: t('regrade.column.score'),
      render: (change) => t('regrade.score', { ...change }),
    },
    {
      key: 'mark',
      title: t('regrade.column.mark'),
      sortBy: ({ to }) => to,
      render: ({ from, to }) => (
        <StatusBadge tone={from === to ? 'quiet' : to === 'fail' ? 'bad' : 'good'}>
          {t('regrade.flip', {
            context: from === to ? 'same' : undefined,
            from: t(`mark.${from}`),
            to: t(`mark.${to}`),
          })}
        </StatusBadge>
      ),
    },
  ];
}

/** What exactly is done with the confirmation, and what is not. */
function Follows({ found: { toPass, toFail, protocols, documents } }: Pick<FlipsProps, 'found'>) {
  const { t } = useTranslation('appeals');
  const flips = toPass + toFail > 0;
  return (
    <Text>
      {[
        t(flips ? 'regrade.follows.flips' : 'regrade.follows.nothing'),
        flips && t(protocols.length > 0 ? 'regrade.follows.protocols' : 'regrade.follows.noProtocols', { protocols }),
        flips && t(documents > 0 ? 'regrade.follows.documents' : 'regrade.follows.noDocuments', { documents }),
        t('regrade.follows.once'),
      ]
        .filter(Boolean)
        .join(' ')}
    </Text>
  );
}

function Confirm({ appeal, ruling, found, onStale, onClose }: FlipsProps) {
  const { t } = useTranslation('appeals');
  const client = useQueryClient();
  const [reasons, setReasons] = useState('');
  const confirming = useMutation({
    mutationFn: () =>
      call(confirmRegrade, {
        params: { appealId: appeal.id },
        body: { ...ruling, reasons: reasons.trim(), sha256: found.sha256 },
      }),
    onSuccess: async (done) => {
      notifications.show({ message: t('regrade.done', { ...done, protocols: done.amendedProtocols.length }) });
      await invalidate(client, [getAppeal, listAppealedQuestions], { appealId: appeal.id });
      onClose();
    },
    onError: (error) => {
      if (error instanceof Problem && error.is('regrade.preview-stale')) onStale();
    },
  });
  const missing = reasons.trim() === '';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        confirming.mutate();
      }}
    >
      <Follows found={found} />
      <Textarea
        label={t('regrade.reasons')}
        autosize
        minRows={3}
        maxLength={10000}
        value={reasons}
        onChange={({ currentTarget: { value } }) => setReasons(value)}
      />
      <ProblemAlert error={confirming.error} names={namesOf(appeal)} />
      <Button type="submit" loading={confirming.isPending} disabled={missing}>
        {t('regrade.confirm')}
      </Button>
      {missing && (
        <Text size="sm" role="status">
          {t('decision.missing.reasons')}
        </Text>
      )}
    </form>
  );
}
