import { recordHearingPresence, type Appeal } from '@itog/contracts';
import { fullName, type PersonName } from '@itog/domain';
import { Anchor, Button, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { namesOf, useAct } from '../case/use-case.ts';
import classes from './People.module.css';

/** The appeals commission with what stands against each of it (5.4, 5.5), and who else may be there (5.7, 5.8). */
export function People({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const { commission, attestationChair, learner, learnerPresent, state } = appeal;
  const presence = useAct(({ userId, present }: { userId: string; present: boolean }) =>
    call(recordHearingPresence, { params: { appealId: appeal.id, userId }, body: { present } }),
  );
  const records = appeal.mySeat === 'chair' || appeal.mySeat === 'secretary';
  const may = records && (state === 'scheduled' || state === 'in-hearing');
  const shown = appeal.hearing !== null;
  const record = may ? (userId: string, present: boolean) => presence.mutate({ userId, present }) : null;
  return (
    <Panel title={t('commission.title')}>
      {commission ? <Standing commission={commission} names={namesOf(appeal)} /> : <None appeal={appeal} />}
      <ul className={classes.people}>
        {commission?.seats.map((seat) => (
          <Person key={seat.id} person={seat} shown={shown} record={record}>
            <Text size="sm" c="dimmed">
              {[t(`role.${seat.role}`), seat.post].filter(Boolean).join(' · ')}
            </Text>
            <Voted seat={seat} state={state} />
            <Refusals refusals={seat.refusals} names={namesOf(appeal)} look="plain" />
          </Person>
        ))}
      </ul>
      <h3 className={classes.small}>{t('people.invited')}</h3>
      <ul className={classes.people}>
        <Person person={attestationChair} shown={shown} record={record}>
          <Text size="sm" c="dimmed">
            {t('people.attestationChair')}
          </Text>
        </Person>
        <Person person={{ ...learner, present: learnerPresent }} shown={shown} record={record}>
          <Text size="sm" c="dimmed">
            {t('people.learner')}
          </Text>
        </Person>
      </ul>
      <ProblemAlert error={presence.error} names={namesOf(appeal)} />
    </Panel>
  );
}

type Commission = NonNullable<Appeal['commission']>;

function Standing({ commission, names }: { commission: Commission; names: Record<string, string> }) {
  const { t } = useTranslation('appeals');
  const may = useCan();
  const { orderId, orderNumber, orderDate, authorisation, refusals } = commission;
  const order = t('commission.order', { number: orderNumber, date: orderDate });
  return (
    <div className={classes.standing}>
      <Text size="sm">
        {may('orders.read') ? (
          <Anchor component={Link} to={paths.order(orderId)}>
            {order}
          </Anchor>
        ) : (
          order
        )}
      </Text>
      {authorisation && <Text size="sm">{t('commission.authorisation', { document: authorisation })}</Text>}
      <Refusals refusals={refusals} names={names} />
    </div>
  );
}

function None({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const may = useCan();
  return (
    <div className={classes.standing}>
      <Text>
        {t('commission.none', {
          context: may('orders.draft') ? undefined : may('orders.sign') ? 'director' : 'reader',
        })}
      </Text>
      {may('orders.draft') && (
        <Button component={Link} to={paths.newAppealsCommission(appeal.programId)} variant="default">
          {t('commission.appoint')}
        </Button>
      )}
    </div>
  );
}

function Voted({ seat, state }: { seat: Commission['seats'][number]; state: Appeal['state'] }) {
  const { t } = useTranslation('appeals');
  if (seat.role === 'secretary' || state === 'filed' || state === 'scheduled') return null;
  return (
    <>
      {seat.present && (
        <Text size="sm">
          {seat.vote ? t(`vote.for.${seat.vote}`) : t(seat.voted ? 'vote.hasVoted' : 'vote.waiting')}
        </Text>
      )}
      {seat.opinion && <p className={classes.opinion}>{t('vote.said', { opinion: seat.opinion })}</p>}
    </>
  );
}

type PersonProps = {
  readonly person: { readonly id: string; readonly name: PersonName; readonly present: boolean };
  /** Whether it is of account who is there. */
  readonly shown: boolean;
  readonly record: ((userId: string, present: boolean) => void) | null;
  readonly children: ReactNode;
};

function Person({ person: { id, name, present }, shown, record, children }: PersonProps) {
  const { t } = useTranslation('appeals');
  return (
    <li>
      <div className={classes.who}>
        <strong>{fullName(name)}</strong>
        {children}
      </div>
      {record ? (
        <Switch
          size="md"
          label={t('people.here')}
          checked={present}
          onChange={({ currentTarget: { checked } }) => record(id, checked)}
          aria-label={t('people.present', { name: fullName(name) })}
        />
      ) : (
        shown && (
          <StatusBadge tone={present ? 'good' : 'quiet'}>{t(present ? 'people.here' : 'people.away')}</StatusBadge>
        )
      )}
    </li>
  );
}
