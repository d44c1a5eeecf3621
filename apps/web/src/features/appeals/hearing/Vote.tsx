import { voteOnAppeal, type Appeal } from '@itog/contracts';
import { HEARING_VOTES, type HearingVote } from '@itog/domain';
import { Button, Radio, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useMe } from '../../../api/me.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import classes from '../case/case.module.css';
import { namesOf, useAct } from '../case/use-case.ts';

/** The reader’s own vote and opinion, hidden from the others until the decision; who has none is told why. */
export function Vote({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const me = useMe();
  const mine = appeal.commission?.seats.find(({ id }) => id === me.id);
  const given = appeal.commission?.seats.filter(({ voted }) => voted).length ?? 0;
  const voters = appeal.commission?.seats.filter(({ role, present }) => role !== 'secretary' && present).length ?? 0;
  return (
    <>
      <Text mt="sm" role="status">
        {t('vote.count', { given, voters })}
      </Text>
      {!mine || mine.role === 'secretary' ? (
        <p className={classes.fact}>{t('vote.notYours')}</p>
      ) : mine.present ? (
        <Ballot key={mine.vote} appeal={appeal} mine={mine} />
      ) : (
        <p className={classes.fact}>{t('vote.absent')}</p>
      )}
    </>
  );
}

type Seat = NonNullable<Appeal['commission']>['seats'][number];

function Ballot({ appeal, mine }: { appeal: Appeal; mine: Seat }) {
  const { t } = useTranslation('appeals');
  const [vote, setVote] = useState<HearingVote | null>(mine.vote);
  const [opinion, setOpinion] = useState(mine.opinion ?? '');
  const voting = useAct((chosen: HearingVote) =>
    call(voteOnAppeal, { params: { appealId: appeal.id }, body: { vote: chosen, opinion: opinion.trim() || null } }),
  );
  const same = vote === mine.vote && opinion.trim() === (mine.opinion ?? '');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (vote) voting.mutate(vote);
      }}
    >
      <Radio.Group
        label={t('vote.title')}
        description={t('vote.hidden')}
        value={vote}
        onChange={(value) => setVote(value as HearingVote)}
      >
        <div className={classes.options}>
          {HEARING_VOTES.map((each) => (
            <Radio key={each} value={each} label={t(`vote.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('vote.opinion')}
        description={t('vote.opinionHint')}
        autosize
        minRows={2}
        maxLength={5000}
        value={opinion}
        onChange={({ currentTarget: { value } }) => setOpinion(value)}
      />
      <ProblemAlert error={voting.error} names={namesOf(appeal)} />
      <Button type="submit" loading={voting.isPending} disabled={!vote || same}>
        {t(mine.voted ? 'vote.again' : 'vote.act')}
      </Button>
      {(!vote || same) && (
        <Text size="sm" role="status">
          {t(vote ? 'vote.saved' : 'vote.missing')}
        </Text>
      )}
    </form>
  );
}
