import { listMyAppeals, type AppealSummary } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import classes from './MyListPage.module.css';

/** The learner’s appeals that are not over, the one that waits for his signature first among them, and the way to all of them. */
export function MyAppeals() {
  const { t } = useTranslation('my-attestation');
  const { data } = useQuery({ ...queryOf(listMyAppeals), refetchInterval: 60_000 });
  const appeals = data?.appeals ?? [];
  if (appeals.length === 0) return null;
  const open = appeals
    .filter(({ acknowledgedAt }) => !acknowledgedAt)
    .sort((a, b) => Number(b.state === 'announced') - Number(a.state === 'announced'));
  return (
    <>
      {open.length > 0 && (
        <ul className={classes.cards} aria-label={t('appeals.title')}>
          {open.map((appeal) => (
            <Card key={appeal.id} appeal={appeal} />
          ))}
        </ul>
      )}
      <Anchor component={Link} to={paths.myAppeals()} className={classes.all}>
        {t('appeals.all')}
      </Anchor>
    </>
  );
}

function Card({ appeal }: { appeal: AppealSummary }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const { id, state, programTitle, hearing } = appeal;
  const isMine = state === 'announced';
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h2>{t('appeals.one')}</h2>
      </div>
      <p className={classes.facts}>{programTitle}</p>
      <div className={classes.foot}>
        <p>{t(`appeals.now.${state}`, { at: hearing?.at, ...setting })}</p>
        <Button component={Link} to={paths.myAppeal(id)} variant={isMine ? 'filled' : 'default'}>
          {t(isMine ? 'appeals.acknowledge' : 'appeals.open')}
        </Button>
      </div>
    </li>
  );
}
