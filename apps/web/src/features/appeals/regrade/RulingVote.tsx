import {
  listAppealedQuestions,
  voteOnRuling,
  type Appeal,
  type CallOf,
  type previewRegrade,
  type RulingVotes,
} from '@itog/contracts';
import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useMe } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { namesOf } from '../case/use-case.ts';
import classes from './regrade.module.css';

type Body = CallOf<typeof voteOnRuling>['body'];
type Ruling = CallOf<typeof previewRegrade>['body'];

export type RulingVoteProps = {
  readonly appeal: Appeal;
  readonly ruling: Ruling;
  readonly votes: RulingVotes;
  /** What stands against the ruling is to be read anew. */
  readonly onVoted: () => void;
};

/** The reader’s own vote on this very ruling: the commission finds a question wrong, its chair only records it (5.10). */
export function RulingVote({ appeal, ruling, votes, onVoted }: RulingVoteProps) {
  const { t } = useTranslation('appeals');
  const client = useQueryClient();
  const params = { appealId: appeal.id };
  const voting = useMutation({
    mutationFn: (body: Body) => call(voteOnRuling, { params, body }),
    onSuccess: () => readAnew(),
  });
  const readAnew = () => {
    void invalidate(client, [listAppealedQuestions], params);
    onVoted();
  };
  const mayVote = useMayVote(appeal);
  const own = ownOf(votes.mine, ruling);
  const { versionId, rightOptionId } = ruling;
  return (
    <div className={classes.totals}>
      <p role="status">{t('regrade.vote.count', { ...votes })}</p>
      <p>
        {mayVote ? t(`regrade.vote.mine.${own}`) : t(appeal.mySeat === 'secretary' ? 'vote.notYours' : 'vote.absent')}
      </p>
      <Group mt="xs" gap="xs">
        {mayVote && (
          <>
            <Button
              variant="default"
              size="sm"
              disabled={voting.isPending || own === 'for'}
              onClick={() => voting.mutate({ versionId, finding: ruling.ruling, rightOptionId: rightOptionId ?? null })}
            >
              {t('regrade.vote.for')}
            </Button>
            <Button
              variant="default"
              size="sm"
              disabled={voting.isPending || own === 'none'}
              onClick={() => voting.mutate({ versionId, finding: 'none' })}
            >
              {t('regrade.vote.against')}
            </Button>
          </>
        )}
        <Button variant="subtle" size="sm" onClick={readAnew}>
          {t('regrade.vote.anew')}
        </Button>
      </Group>
      <ProblemAlert error={voting.error} names={namesOf(appeal)} />
    </div>
  );
}

/** How the reader’s vote stands to the ruling that he looks at. */
function ownOf(mine: RulingVotes['mine'], { ruling, rightOptionId = null }: Ruling) {
  if (!mine) return 'missing';
  if (mine.finding === 'none') return 'none';
  return mine.finding === ruling && mine.rightOptionId === rightOptionId ? 'for' : 'other';
}

function useMayVote({ commission }: Appeal): boolean {
  const me = useMe();
  return commission?.seats.some(({ id, role, present }) => id === me.id && role !== 'secretary' && present) ?? false;
}
