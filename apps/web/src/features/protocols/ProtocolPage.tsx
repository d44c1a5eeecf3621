import { getProtocol, type Protocol } from '@itog/contracts';
import { givesWay } from '@itog/domain';
import { Alert, Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../api/me.ts';
import { useWatchedSession } from '../../api/realtime.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { AttachedPanel } from '../../ui/attached-signatures/AttachedPanel.tsx';
import { Refusals } from '../../ui/feedback/Refusals.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Whole } from '../../ui/text/Whole.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import { ContentHash } from './content/ContentHash.tsx';
import { ProtocolSheet } from './content/ProtocolSheet.tsx';
import { DueBanner } from './DueBanner.tsx';
import { DocumentsPanel } from './issuance/DocumentsPanel.tsx';
import { ProtocolBadge } from './ProtocolBadge.tsx';
import classes from './ProtocolPage.module.css';
import { Signatures } from './signing/Signatures.tsx';
import { SignProtocol } from './signing/SignProtocol.tsx';
import { Voided } from './signing/Voided.tsx';
import { DraftTools } from './words/DraftTools.tsx';

/** Without hints the page is never older than this. */
const ANEW_MS = 15_000;

/** A protocol: its exact words as a sheet of paper, who has signed them and who is waited for, and the documents it calls for. */
export default function ProtocolPage() {
  const { protocolId = '' } = useParams();
  // What was read of one protocol is not what is read of the next.
  return <OneProtocol key={protocolId} protocolId={protocolId} />;
}

function OneProtocol({ protocolId }: { protocolId: string }) {
  const { t } = useTranslation('protocols');
  const may = useCan();
  const { data: protocol } = useSuspenseQuery({
    ...queryOf(getProtocol, { params: { protocolId } }),
    refetchInterval: ANEW_MS,
  });
  useWatchedSession(protocol.sessionId);
  // The words that the reader has had before his eyes: new ones that come meanwhile are to be read before signing.
  const [read, setRead] = useState(protocol.contentSha256);
  const { number, date, status, programTitle, groupTitle, learnerName, refusedBy, signers } = protocol;
  return (
    <Page
      title={t('number', { number })}
      heading={<Whole>{t('number', { number })}</Whole>}
      status={<ProtocolBadge status={status} />}
      lead={
        <>
          <CalendarDay value={date} /> · {[learnerName, programTitle, groupTitle].filter(Boolean).join(' · ')}
          <Chain protocol={protocol} />
        </>
      }
      breadcrumbs={[{ label: t('list.title'), to: paths.protocols() }]}
      actions={status !== 'draft' && <PrintButton request={{ kind: 'protocol', protocolId }}>{t('print')}</PrintButton>}
    >
      {status === 'draft' && <DueBanner protocol={protocol} />}
      {status === 'draft' && refusedBy.length > 0 && (
        <Alert color="red">
          {signers.some((each) => each.signature && givesWay(each, each.signature))
            ? t('chairRefused')
            : t('refusedBy', { names: refusedBy })}
        </Alert>
      )}
      <Stopped protocol={protocol} />
      <div className={classes.columns}>
        <ProtocolSheet protocol={protocol} />
        <aside className={classes.aside} aria-label={t('signatures.title')}>
          <Signatures protocol={protocol} />
          <SignProtocol protocol={protocol} read={read} onRead={setRead} />
          <Voided voided={protocol.voided} />
          <ContentHash protocol={protocol} />
          {status === 'draft' && may('protocols.draft') && <DraftTools protocol={protocol} onChanged={setRead} />}
        </aside>
      </div>
      {status !== 'draft' && may('registry.read') && <DocumentsPanel protocol={protocol} />}
      {status !== 'draft' && (
        <div className={classes.after}>
          <AttachedPanel keptKind="protocol" keptId={protocolId} />
        </div>
      )}
    </Page>
  );
}

/** The protocols that an appeal has tied to this one (5.10). */
function Chain({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('protocols');
  return (['amends', 'amendedBy'] as const).map((tie) => {
    const other = protocol[tie];
    return (
      other && (
        <Fragment key={tie}>
          {' · '}
          <Anchor component={Link} to={paths.protocol(other.id)} c="inherit" underline="always">
            {t(`chain.${tie}`, { number: other.number })}
          </Anchor>
        </Fragment>
      )
    );
  });
}

/** Why nothing comes of this draft, to everybody but the chair, who reads it where he would sign (2.4). */
function Stopped({ protocol: { stopped, mySigning } }: { protocol: Protocol }) {
  const isToldBelow = mySigning?.some(({ code }) => stopped.some((each) => each.code === code)) ?? false;
  if (stopped.length === 0 || isToldBelow) return null;
  return <Refusals refusals={stopped} />;
}
