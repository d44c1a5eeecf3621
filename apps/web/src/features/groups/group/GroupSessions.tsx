import { getProgram, type Group } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { TestLength } from '../../../ui/test-length/TestLength.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import classes from './group.module.css';

/** When the group's attestation is held. */
export function GroupSessions({ group: { id, program, sessions, enrolments } }: { group: Group }) {
  const { t } = useTranslation('groups');
  const may = useCan();
  return (
    <Panel
      title={t('sessions.title')}
      actions={
        may('sessions.manage') &&
        enrolments.length > 0 && (
          <Button
            component={Link}
            to={paths.newSession(id)}
            variant="default"
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
          >
            {t('sessions.schedule')}
          </Button>
        )
      }
    >
      {sessions.length === 0 ? (
        <Text c="dimmed">{t('sessions.none')}</Text>
      ) : (
        <ul className={classes.sessions}>
          {sessions.map((session) => (
            <li key={session.id}>
              <Anchor component={Link} to={paths.session(session.id)}>
                <DateTime value={session.opensAt} look="table" />
              </Anchor>
              {session.cancelled && <StatusBadge tone="quiet">{t('sessions.cancelled')}</StatusBadge>}
            </li>
          ))}
        </ul>
      )}
      {may('programs.read') && <Length programId={program.id} />}
    </Panel>
  );
}

function Length({ programId }: { programId: string }) {
  const { data } = useQuery(queryOf(getProgram, { params: { programId } }));
  if (!data?.forms.includes('test')) return null;
  return (
    <div className={classes.length}>
      <TestLength bank={data} policy={data.effectivePolicy} programId={programId} />
    </div>
  );
}
