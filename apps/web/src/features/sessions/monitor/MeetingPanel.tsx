import { listExamCards, type SessionDetails } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { missingParts } from '../../../ui/thesis/missing.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useSessionTheses } from './ExaminedParticipants.tsx';

/** The commission's meeting of this session: where it stands, what it needs, and the way to it (2.4). */
export function MeetingPanel({ session }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  const may = useCan();
  const { id, form, meeting, group, participants } = session;
  const secondTime = participants.some(({ examination }) => examination?.secondTime);
  const state = meeting.closedAt ? 'closed' : meeting.openedAt ? 'opened' : form === 'test' ? 'notNeeded' : 'planned';
  return (
    <Panel
      title={t('meeting.title')}
      actions={
        may('meetings.read') && (
          <Button
            component={Link}
            to={paths.meeting(meeting.id)}
            variant={state === 'opened' || state === 'planned' ? 'filled' : 'default'}
            leftSection={<IconUsersGroup size={18} aria-hidden />}
          >
            {t('meeting.open')}
          </Button>
        )
      }
    >
      <Text>{t(`meeting.${state}`, { ...meeting, ...setting })}</Text>
      {state === 'planned' && form === 'exam' && <Cards session={session} />}
      {state === 'planned' && form === 'defence' && <Works session={session} />}
      {state === 'closed' && secondTime && may('sessions.manage') && (
        <Text mt="xs">
          {t('second.decided')}{' '}
          <Anchor component={Link} to={paths.newSession(group.id, id)}>
            {t('second.schedule')}
          </Anchor>
        </Text>
      )}
    </Panel>
  );
}

function Cards({ session: { program, participants } }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const may = useCan();
  const { data } = useQuery({
    ...queryOf(listExamCards, { params: { programId: program.id } }),
    enabled: may('exam-cards.read'),
  });
  if (!data) return null;
  const cards = data.cards.length;
  return (
    <Text mt="xs">
      {t(cards < participants.length ? 'meeting.fewCards' : 'meeting.cards', { cards, learners: participants.length })}{' '}
      <Anchor component={Link} to={paths.examCards(program.id)}>
        {t('meeting.openCards')}
      </Anchor>
    </Text>
  );
}

function Works({ session }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const theses = useSessionTheses(session);
  if (!theses) return null;
  const { participants, group } = session;
  const ready = participants.filter(({ enrolmentId }) => missingParts(theses.get(enrolmentId) ?? null).length === 0);
  return (
    <Text mt="xs">
      {t('meeting.works', { ready: ready.length, learners: participants.length })}{' '}
      <Anchor component={Link} to={paths.groupTheses(group.id)}>
        {t('meeting.openWorks')}
      </Anchor>
    </Text>
  );
}
