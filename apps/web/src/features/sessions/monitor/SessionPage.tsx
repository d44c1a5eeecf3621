import type { SessionDetails } from '@itog/contracts';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Anchor, Button } from '@mantine/core';
import { serverTime } from '../../../api/clock.ts';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { PHASE_TONES, phaseOf } from '../phase.ts';
import { Window } from '../Window.tsx';
import { CancelSession } from './CancelSession.tsx';
import { ExaminedParticipants } from './ExaminedParticipants.tsx';
import { countedExamined } from './examination-standing.ts';
import { MeetingPanel } from './MeetingPanel.tsx';
import { MoveSession } from './MoveSession.tsx';
import { Outages } from './Outages.tsx';
import { Participants } from './Participants.tsx';
import { ProtocolPanel } from './ProtocolPanel.tsx';
import { counted } from './standing.ts';
import { Tiles } from './Tiles.tsx';
import { useSession } from './use-session.ts';

/** A session as its staff watch it: who is admitted, who writes or answers, what came out. */
export default function SessionPage() {
  const { t } = useTranslation('sessions');
  const session = useSession();
  const { id, form, group, participants, cancelledAt, meeting } = session;
  const may = useCan();
  const isTest = form === 'test';
  const counts = counted(participants);
  const phase = phaseOf({ ...session, running: counts.running }, serverTime());
  const begun = isTest ? participants.some(({ attempts }) => attempts.length > 0) : meeting.openedAt !== null;
  return (
    <Page
      title={t(`monitor.title.${form}`, { group: group.title })}
      status={<StatusBadge tone={PHASE_TONES[phase]}>{t(`phase.${phase}`)}</StatusBadge>}
      lead={<Facts session={session} />}
      breadcrumbs={[{ label: t('list.title'), to: paths.sessions() }]}
      actions={
        <>
          {may('sessions.manage') &&
            (cancelledAt ? <Anew session={session} /> : !begun && <Planned session={session} />)}
          {isTest && begun && (
            <PrintButton request={{ kind: 'result-sheet', sessionId: id }}>{t('monitor.sheet')}</PrintButton>
          )}
        </>
      }
    >
      {!isTest && !cancelledAt && <MeetingPanel session={session} />}
      {participants.length === 0 ? (
        <Panel>
          <EmptyState
            icon={IconUsers}
            action={
              may('groups.read') && (
                <Anchor component={Link} to={paths.group(group.id)}>
                  {t('outlook.openGroup')}
                </Anchor>
              )
            }
          >
            {t('monitor.nobody')}
          </EmptyState>
        </Panel>
      ) : (
        <>
          <Tiles counts={isTest ? counts : countedExamined(participants)} />
          {isTest ? <Participants session={session} /> : <ExaminedParticipants session={session} />}
          <Outages outages={session.outages} />
        </>
      )}
      {isTest && !cancelledAt && <MeetingPanel session={session} />}
      {!cancelledAt && <ProtocolPanel session={session} />}
    </Page>
  );
}

/** What can still be done with a session that nobody has started. */
function Planned({ session }: { session: SessionDetails }) {
  return (
    <>
      <CancelSession session={session} />
      <MoveSession session={session} />
    </>
  );
}

/** In the place of a session that was called off. */
function Anew({ session: { id, group, secondTimeOf } }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  return (
    <Button component={Link} to={paths.newSession(group.id, secondTimeOf ?? undefined, id)}>
      {t('cancel.anew')}
    </Button>
  );
}

function Facts({ session }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const { form, secondTimeOf, program, group, opensAt, startUntil, venue, address, policy, commission } = session;
  const may = useCan();
  return (
    <>
      <div>
        {may('groups.read') ? (
          <Anchor component={Link} to={paths.group(group.id)} c="inherit" underline="always">
            {group.title}
          </Anchor>
        ) : (
          group.title
        )}{' '}
        · {program.title}
      </div>
      <div>
        <Window opensAt={opensAt} startUntil={startUntil} />
        {form === 'test' && ` · ${t('monitor.minutes', { count: policy.timeLimitMinutes })}`} · {t(`venue.${venue}`)}
        {address && `, ${address}`} · <Whole>{t('monitor.order', { number: commission.orderNumber })}</Whole>
      </div>
      {secondTimeOf && (
        <Anchor component={Link} to={paths.session(secondTimeOf)} c="inherit" underline="always">
          {t('second.of')}
        </Anchor>
      )}
    </>
  );
}
