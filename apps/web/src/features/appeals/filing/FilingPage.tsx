import { listMyAppeals, type AppealableResult } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genitiveOf } from '../../../ui/person/genitive.ts';
import { Deadline } from '../../../ui/time/Deadline.tsx';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { Application } from './Application.tsx';
import classes from './Filing.module.css';

/** Filing an appeal: until when, to whom, what is to be written, and the signature under it (5.1–5.3). */
export default function FilingPage() {
  const { t } = useTranslation('appeals');
  const [parameters] = useSearchParams();
  const { results } = useSuspenseQuery({ ...queryOf(listMyAppeals), refetchInterval: 60_000 }).data;
  const appealed = results.find(({ result }) => result.id === parameters.get('result'));
  return (
    <Page
      title={t('filing.title')}
      lead={appealed?.programTitle}
      width="narrow"
      breadcrumbs={[
        { label: t('mine.title'), to: paths.myAppeals() },
        ...(appealed ? [{ label: appealed.programTitle, to: paths.myAttestation(appealed.sessionId) }] : []),
      ]}
    >
      {appealed ? <Filing key={appealed.result.id} appealed={appealed} /> : <Unknown />}
    </Page>
  );
}

function Unknown() {
  const { t } = useTranslation('appeals');
  const back = (
    <Button component={Link} to={paths.myAttestations()} variant="default">
      {t('filing.toMine')}
    </Button>
  );
  return <EmptyState action={back}>{t('filing.unknown')}</EmptyState>;
}

function Filing({ appealed }: { appealed: AppealableResult }) {
  const { t } = useTranslation('appeals');
  const { refusals, appealId, closesAt } = appealed;
  const isOpen = useSecondsUntil(closesAt) > 0;
  const never = refusals.procedure.length > 0 && refusals.result.length > 0;
  return (
    <>
      <Panel title={t('filing.window')}>
        <Window appealed={appealed} isOpen={isOpen} />
      </Panel>
      {appealId ? (
        <Panel title={t('filing.filedTitle')}>
          <Anchor component={Link} to={paths.myAppeal(appealId)}>
            {t('filing.toAppeal')}
          </Anchor>
        </Panel>
      ) : never ? (
        <Panel title={t('filing.cannot')}>
          <Refusals refusals={refusals.procedure} look="plain" mine />
        </Panel>
      ) : (
        <Application appealed={appealed} isOpen={isOpen} />
      )}
    </>
  );
}

function Window({ appealed, isOpen }: { appealed: AppealableResult; isOpen: boolean }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { closesAt, announcedAt, addressee, appealId } = appealed;
  return (
    <div className={classes.window}>
      <p>{t(isOpen ? 'filing.until' : 'filing.over', { closesAt, ...setting })}</p>
      {isOpen && !appealId && <Deadline until={closesAt} />}
      {!announcedAt && <p className={classes.fact}>{t('filing.orLater')}</p>}
      <p className={classes.fact}>{t('filing.addressee', { name: genitiveOf(addressee) })}</p>
    </div>
  );
}
