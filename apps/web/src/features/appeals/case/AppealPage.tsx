import { getAppeal, type Appeal } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { useLive, useWatchedAppeal } from '../../../api/realtime.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DecisionPanel } from '../decision/DecisionPanel.tsx';
import { ProtocolPanel } from '../decision/ProtocolPanel.tsx';
import { HearingPanel } from '../hearing/HearingPanel.tsx';
import { People } from '../hearing/People.tsx';
import { AppealBadge } from '../parts/AppealBadge.tsx';
import { Term } from '../parts/Term.tsx';
import { AcknowledgementPanel } from './AcknowledgementPanel.tsx';
import { ApplicationPanel } from './ApplicationPanel.tsx';
import classes from './case.module.css';
import { RulingsPanel } from './RulingsPanel.tsx';

/** Hints tell of changes at once; without them the page asks by itself. */
const EVERY_MS = { live: 30_000, alone: 4_000 };

/** An appeal as its commission and the office work on it: application, evidence, hearing, decision, protocol (5.4–5.11). */
export default function AppealPage() {
  const { t } = useTranslation('appeals');
  const { appealId = '' } = useParams();
  const live = useLive();
  useWatchedAppeal(appealId);
  const { data: appeal } = useSuspenseQuery({
    ...queryOf(getAppeal, { params: { appealId } }),
    refetchInterval: live ? EVERY_MS.live : EVERY_MS.alone,
  });
  return (
    <Page
      key={appealId}
      title={fullName(appeal.learner.name)}
      lead={`${t(`title.${appeal.kind}`)} · ${appeal.programTitle} · ${appeal.groupTitle}`}
      status={<AppealBadge state={appeal.state} />}
      breadcrumbs={[{ label: t('list.title'), to: paths.appeals() }]}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <AcknowledgementPanel appeal={appeal} />
          {/* While the hearing goes on the vote comes before the decision that it gives. */}
          {appeal.state === 'in-hearing' && <HearingPanel appeal={appeal} />}
          <DecisionPanel appeal={appeal} />
          <RulingsPanel appeal={appeal} />
          <ProtocolPanel appeal={appeal} />
          {appeal.state !== 'in-hearing' && <HearingPanel appeal={appeal} />}
          <ApplicationPanel appeal={appeal} />
        </div>
        <div className={classes.side}>
          <Terms appeal={appeal} />
          <People appeal={appeal} />
        </div>
      </div>
    </Page>
  );
}

function Terms({ appeal: { considerBy, tellBy, decision, announcedAt } }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  return (
    <Panel title={t('case.terms')}>
      <div className={classes.terms}>
        <Term term={considerBy} what="consider" done={decision !== null} />
        {tellBy && <Term term={tellBy} what="tell" done={announcedAt !== null} />}
      </div>
    </Panel>
  );
}
