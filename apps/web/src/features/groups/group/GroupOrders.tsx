import { listOrders, type Group } from '@itog/contracts';
import { Anchor, Button, Group as Row, Text } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './group.module.css';

const TONES = { draft: 'warn', signed: 'good', cancelled: 'quiet' } as const;

/** The director's orders on the group, and the way to the next one. */
export function GroupOrders({ group: { id, enrolments } }: { group: Group }) {
  const { t } = useTranslation('groups');
  const may = useCan();
  const { data, error } = useQuery(queryOf(listOrders, { query: { groupId: id } }));
  const drafts = may('orders.draft') && enrolments.length > 0;
  const draft = (kind: 'enrol-group' | 'complete-and-discharge') => (
    <Button
      component={Link}
      to={paths.newOrder(id, kind)}
      variant="default"
      leftSection={<IconFilePlus size={18} aria-hidden />}
    >
      {t(`orders.${kind}`)}
    </Button>
  );
  return (
    <Panel title={t('orders.title')}>
      <ProblemAlert error={error} />
      {data?.orders.length === 0 && <Text c="dimmed">{t('orders.none')}</Text>}
      <ul className={classes.sessions}>
        {data?.orders.map(({ id: orderId, number, date, subject, status }) => (
          <li key={orderId}>
            <Anchor component={Link} to={paths.order(orderId)}>
              {t('orders.line', { number, date, subject })}
            </Anchor>
            <StatusBadge tone={TONES[status]}>{t(`orders.status.${status}`)}</StatusBadge>
          </li>
        ))}
      </ul>
      {drafts && (
        <Row mt="md">
          {draft('enrol-group')}
          {draft('complete-and-discharge')}
        </Row>
      )}
    </Panel>
  );
}
