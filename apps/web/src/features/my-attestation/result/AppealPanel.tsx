import { listMyAppeals, type MyAttestation } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Deadline } from '../../../ui/time/Deadline.tsx';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { appealClosesAt } from '../stage.ts';
import classes from './Result.module.css';

/** The right of appeal, its last moment by the second, and the way to file or to follow one (5.3). */
export function AppealPanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const sessionId = attestation.session.id;
  const { data } = useQuery({ ...queryOf(listMyAppeals), refetchInterval: 60_000 });
  const results = data?.results.filter((each) => each.sessionId === sessionId) ?? [];
  const until = last(results.map(({ closesAt }) => closesAt)) ?? appealClosesAt(attestation, setting.zone);
  const isOpen = useSecondsUntil(until ?? new Date(0)) > 0;
  const appeals = data?.appeals.filter((appeal) => appeal.sessionId === sessionId) ?? [];
  if (!until && appeals.length === 0) return null;
  // Who has not come has no result that an appeal could be about.
  if (attestation.examination?.absent && results.length + appeals.length === 0) return null;
  const isAnnounced = attestation.protocol !== null;
  // One appeal to a result: whoever has filed it is not told until when he may (5.12).
  const used = appeals.length > 0 && results.every(({ appealId }) => appealId);
  const free = results.filter(({ appealId, refusals }) => !appealId && hasGround(refusals));
  return (
    <Panel title={t('appeal.title')}>
      {used && <Text>{t('appeal.used')}</Text>}
      {until && !used && (
        <>
          <Text>{t('appeal.what')}</Text>
          <Text mt="xs">
            {t(isOpen || !isAnnounced ? 'appeal.until' : 'appeal.over', { until, ...setting })}{' '}
            {!isAnnounced && t('appeal.orLater')}
          </Text>
        </>
      )}
      {until && isOpen && free.length > 0 && (
        <Text mt="xs" component="div">
          <Deadline until={until} />
        </Text>
      )}
      <div className={classes.act}>
        {appeals.map(({ id, filedAt }) => (
          <Button key={id} component={Link} to={paths.myAppeal(id)} fullWidth mb="xs">
            {t('appeal.follow', { filedAt, ...setting })}
          </Button>
        ))}
        {isOpen &&
          free.map(({ result, attestedAt }) => (
            <Button
              key={result.id}
              component={Link}
              to={paths.newAppeal(result.id)}
              variant="default"
              fullWidth
              mb="xs"
            >
              {t('appeal.file', { attestedAt, context: free.length > 1 ? 'dated' : undefined, ...setting })}
            </Button>
          ))}
      </div>
    </Panel>
  );
}

type Grounds = { readonly procedure: readonly unknown[]; readonly result: readonly unknown[] };
const hasGround = ({ procedure, result }: Grounds) => procedure.length === 0 || result.length === 0;

const last = (instants: readonly Date[]): Date | null =>
  instants.length > 0 ? new Date(Math.max(...instants.map(Number))) : null;
