import { getAppealApplicationFile, getMyAppeal, type MyAppeal } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { dativeOf } from '../../../ui/person/genitive.ts';
import { HashText } from '../../../ui/signing/HashText.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { AppealBadge } from '../parts/AppealBadge.tsx';
import { Attachments } from '../parts/Attachments.tsx';
import { FileLink } from '../parts/FileLink.tsx';
import parts from '../parts/parts.module.css';
import { timelineOf } from '../parts/timeline.ts';
import { Acknowledge } from './Acknowledge.tsx';
import { Invitation } from './Invitation.tsx';
import { MyDecision } from './MyDecision.tsx';
import { NextStep } from './NextStep.tsx';

/** While a file is being printed, and otherwise. */
const EVERY_MS = { printing: 3_000, calm: 30_000 };

/** The learner’s own appeal: what happens now, the invitation, the decision and what follows from it (5.3, 5.8, 5.11). */
export default function MyAppealPage() {
  const { t } = useTranslation('appeals');
  const { appealId = '' } = useParams();
  const { data: appeal } = useSuspenseQuery({
    ...queryOf(getMyAppeal, { params: { appealId } }),
    refetchInterval: ({ state }) => (isPrinting(state.data) ? EVERY_MS.printing : EVERY_MS.calm),
  });
  return (
    <Page
      title={t(`title.${appeal.kind}`)}
      lead={appeal.programTitle}
      status={<AppealBadge state={appeal.state} />}
      width="narrow"
      breadcrumbs={[
        { label: t('mine.title'), to: paths.myAppeals() },
        { label: appeal.programTitle, to: paths.myAttestation(appeal.sessionId) },
      ]}
    >
      <NextStep appeal={appeal} />
      <Acknowledge appeal={appeal} />
      <MyDecision appeal={appeal} />
      <Invitation appeal={appeal} />
      <Filed appeal={appeal} />
    </Page>
  );
}

function isPrinting(appeal: MyAppeal | undefined): boolean {
  return Boolean(appeal && (!appeal.applicationPrinted || (appeal.protocol && !appeal.protocol.printed)));
}

function Filed({ appeal }: { appeal: MyAppeal }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { id, text, filedAt, addressee, attachments, applicationSha256, applicationPrinted } = appeal;
  return (
    <Panel title={t('application.title')}>
      <p className={parts.text}>{t('application.filed', { at: filedAt, name: dativeOf(addressee), ...setting })}</p>
      <p className={parts.text}>{text}</p>
      <Attachments appealId={id} attachments={attachments} />
      <p className={parts.link}>
        <Anchor component={Link} to={timelineOf(appeal.result)}>
          {t(`filing.timeline.${appeal.result.kind}`)}
        </Anchor>
      </p>
      <h3 className={parts.small}>{t('application.file')}</h3>
      <FileLink
        href={addressOf(getAppealApplicationFile, { params: { appealId: id }, query: undefined })}
        ready={applicationPrinted}
      >
        {t('application.download')}
      </FileLink>
      <p className={parts.fact}>{t('application.hash')}</p>
      <HashText value={applicationSha256} />
    </Panel>
  );
}
