import { getAttemptTimeline, type AttemptTimeline } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { Course } from './course/Course.tsx';
import { Facts } from './facts/Facts.tsx';
import { Limits } from './facts/Limits.tsx';
import { Replay } from './replay/Replay.tsx';
import { useCrumbs } from './use-crumbs.ts';

const REPLAY = 'replay';

/** What happened in a test: read by those who decide on an appeal, and by the learner before he files one (5.9, 5.10). */
export default function AttemptPage() {
  const { t } = useTranslation('evidence');
  const { attemptId = '' } = useParams();
  const { data, error } = useQuery({
    ...queryOf(getAttemptTimeline, { params: { attemptId } }),
    throwOnError: (problem) => !isUnfinished(problem),
  });
  if (data) return <Timeline timeline={data} />;
  if (!error) return <Loading />;
  return (
    <Page title={t('own')} breadcrumbs={[{ label: t('crumb.mine'), to: paths.myAttestations() }]}>
      <Panel>
        <EmptyState
          action={
            <Anchor component={Link} to={paths.attempt(attemptId)}>
              {t('unfinished.back')}
            </Anchor>
          }
        >
          {t('unfinished.what')}
        </EmptyState>
      </Panel>
    </Page>
  );
}

const isUnfinished = (error: Error) => error instanceof Problem && error.is('attempt.unfinished');

function Timeline({ timeline }: { timeline: AttemptTimeline }) {
  const { t } = useTranslation('evidence');
  const { attemptId } = timeline;
  const [moment, setMoment] = useState(0);
  const { own, learner, programTitle, groupTitle, number, annulledAt, finishedAt, events, questions } = timeline;
  const show = (index: number) => {
    setMoment(index);
    document.getElementById(REPLAY)?.scrollIntoView({ block: 'start' });
  };
  return (
    <Page
      title={t(own ? 'own' : 'title')}
      lead={[!own && fullName(learner.name), programTitle, groupTitle, t('attempt', { number })]
        .filter(Boolean)
        .join(' · ')}
      status={
        annulledAt ? (
          <StatusBadge tone="bad">{t('annulled')}</StatusBadge>
        ) : (
          !finishedAt && <StatusBadge tone="wait">{t('running')}</StatusBadge>
        )
      }
      breadcrumbs={useCrumbs(timeline)}
      actions={<PrintButton request={{ kind: 'attempt-timeline', attemptId }}>{t('print')}</PrintButton>}
    >
      <Facts timeline={timeline} />
      <Panel title={t(own ? 'replay.own' : 'replay.title')}>
        <div id={REPLAY}>
          {questions.length > 0 ? (
            <Replay timeline={timeline} moment={Math.min(moment, events.length - 1)} onMoment={setMoment} />
          ) : (
            <EmptyState>{t('replay.noPaper')}</EmptyState>
          )}
        </div>
      </Panel>
      <Course timeline={timeline} onShow={show} />
      <Limits />
    </Page>
  );
}
