import { listMyAppeals, type AppealableResult, type AppealSummary } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Deadline } from '../../../ui/time/Deadline.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { AppealBadge } from '../parts/AppealBadge.tsx';
import classes from './mine.module.css';

/** The learner’s appeals, and the results that he can still appeal against. */
export default function MyAppealsPage() {
  const { t } = useTranslation('appeals');
  const { data } = useSuspenseQuery({ ...queryOf(listMyAppeals), refetchInterval: 60_000 });
  const { appeals, results } = data;
  const open = results.filter(canAppeal);
  return (
    <Page
      title={t('mine.title')}
      width="narrow"
      breadcrumbs={[{ label: t('mine.attestations'), to: paths.myAttestations() }]}
    >
      {appeals.length + open.length === 0 && <EmptyState icon={IconScale}>{t('mine.empty')}</EmptyState>}
      <ul className={classes.cards}>
        {appeals.map((appeal) => (
          <Filed key={appeal.id} appeal={appeal} />
        ))}
        {open.map((result) => (
          <Open key={result.result.id} appealed={result} />
        ))}
      </ul>
    </Page>
  );
}

/** It has not been appealed yet, and can be on one ground at least. */
function canAppeal({ appealId, refusals }: AppealableResult): boolean {
  return !appealId && (refusals.procedure.length === 0 || refusals.result.length === 0);
}

function Filed({ appeal }: { appeal: AppealSummary }) {
  const { t } = useTranslation('appeals');
  const { id, kind, state, programTitle, filedAt } = appeal;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h2>
          <Anchor component={Link} to={paths.myAppeal(id)} inherit>
            {programTitle}
          </Anchor>
        </h2>
        <AppealBadge state={state} />
      </div>
      <p className={classes.fact}>
        {t(`kind.${kind}`)} · <DateTime value={filedAt} />
      </p>
      {state === 'announced' && (
        <Button component={Link} to={paths.myAppeal(id)}>
          {t('mine.acknowledge')}
        </Button>
      )}
    </li>
  );
}

function Open({ appealed }: { appealed: AppealableResult }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { result, programTitle, closesAt } = appealed;
  return (
    <li className={classes.card}>
      <h2>{programTitle}</h2>
      <p>{t('filing.until', { closesAt, ...setting })}</p>
      <Deadline until={closesAt} />
      <Button component={Link} to={paths.newAppeal(result.id)} variant="default">
        {t('mine.file')}
      </Button>
    </li>
  );
}
