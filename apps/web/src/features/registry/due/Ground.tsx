import {
  getProtocol,
  getToday,
  issueDocuments,
  issueOrderDocuments,
  listDocuments,
  listDueDocuments,
  listProtocols,
  previewIssuance,
  previewOrderIssuance,
  type DueGround,
} from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Due.module.css';

const STALE = [
  previewIssuance,
  previewOrderIssuance,
  listDocuments,
  listDueDocuments,
  getProtocol,
  listProtocols,
  getToday,
];

/** A protocol or an order, whom it gives what under which number, and one button for all of it. */
export function Ground({ ground }: { ground: DueGround }) {
  const { t } = useTranslation('registry');
  const setting = useTimeSetting();
  const { id, number, date, programTitle, groupTitle, withheld } = ground;
  const byOrder = ground.ground === 'order';
  return (
    <Panel
      title={
        <Anchor component={Link} to={byOrder ? paths.order(id) : paths.protocol(id)} inherit c="inherit">
          {t(`due.ground.${ground.ground}`, { number, date, ...setting })}
        </Anchor>
      }
    >
      <Text size="sm">
        {programTitle} · {groupTitle}
      </Text>
      {byOrder && (
        <Text size="sm" c="dimmed">
          {t('due.nobodyCame')}
        </Text>
      )}
      <Plan ground={ground} />
      {withheld > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('due.withheld', { count: withheld })}
        </Text>
      )}
    </Panel>
  );
}

const planOf = ({ ground, id }: DueGround) =>
  ground === 'order'
    ? { ...queryOf(previewOrderIssuance, { params: { orderId: id } }) }
    : { ...queryOf(previewIssuance, { params: { protocolId: id } }) };

const issue = ({ ground, id }: DueGround) =>
  ground === 'order'
    ? call(issueOrderDocuments, { params: { orderId: id } })
    : call(issueDocuments, { params: { protocolId: id } });

function Plan({ ground }: { ground: DueGround }) {
  const { t } = useTranslation('registry');
  const { data, error } = useQuery(planOf(ground));
  if (!data) return error ? <ProblemAlert error={error} /> : <Loading />;
  const { planned } = data;
  if (planned.length === 0) return null;
  return (
    <>
      <ul className={classes.list}>
        {planned.map(({ enrolmentId, name, kind, number }) => (
          <li key={`${enrolmentId} ${kind}`}>
            <span className={classes.name}>{name}</span>
            <span>{t(`kindOf.${kind}`)}</span>
            <span className="figures whole">{t('number', { number })}</span>
          </li>
        ))}
      </ul>
      <Issue ground={ground} count={planned.length} />
    </>
  );
}

function Issue({ ground, count }: { ground: DueGround; count: number }) {
  const { t } = useTranslation('registry');
  const may = useCan();
  const client = useQueryClient();
  const issuing = useMutation({
    mutationFn: () => issue(ground),
    onSuccess: ({ issued }) => notifications.show({ message: t('due.issued', { count: issued }) }),
    onSettled: () => invalidate(client, STALE),
  });
  if (!may('registry.issue'))
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('due.byAdministrator')}
      </Text>
    );
  return (
    <div className={classes.act}>
      <Text size="sm">{t('due.consequence')}</Text>
      <ProblemAlert error={issuing.error} />
      <Button loading={issuing.isPending} onClick={() => issuing.mutate()}>
        {t('due.issue', { count })}
      </Button>
    </div>
  );
}
