import { listCommissions, type Commission } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { Problem } from '../../../api/problem.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Seats } from '../Seats.tsx';
import { standingOf } from '../standing.ts';
import { StandingBadge } from '../StandingBadge.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import classes from './CommissionPage.module.css';

/** A commission as its order has seated it, and whether it acts (2.2). */
export default function CommissionPage() {
  const { t } = useTranslation('commissions');
  const { commissionId } = useParams();
  const may = useCan();
  const { commissions } = useSuspenseQuery(queryOf(listCommissions, { query: {} })).data;
  const commission = commissions.find(({ id }) => id === commissionId);
  if (!commission) throw new Problem(404, {});
  const { kind, order, program, seats, inForce } = commission;
  const acting = commissions.find((each) => each.inForce && each.kind === kind && each.program.id === program.id);
  return (
    <Page
      title={t(`kind.${kind}`)}
      status={<StandingBadge commission={commission} />}
      lead={program.title}
      width="narrow"
      breadcrumbs={[{ label: t('title'), to: paths.commissions() }]}
      actions={
        inForce &&
        may('orders.draft') && (
          <Button component={Link} to={paths.newCommission(program.id)} variant="default">
            {t('order.change')}
          </Button>
        )
      }
    >
      <Panel>
        <Seats seats={seats} />
      </Panel>
      <Panel title={t('order.title')}>
        <div className={classes.standing}>
          <Anchor component={Link} to={paths.order(order.id)}>
            {t('order.dated', { number: order.number, date: order.date })}
          </Anchor>
          <Standing commission={commission} acting={acting} />
        </div>
      </Panel>
    </Page>
  );
}

function Standing({ commission, acting }: { commission: Commission; acting: Commission | undefined }) {
  const { t } = useTranslation('commissions');
  const standing = standingOf(commission, useToday());
  const { date } = commission.order;
  return (
    <>
      <p>{t(`order.${standing}`, { date })}</p>
      {standing === 'replaced' && acting && (
        <Anchor component={Link} to={paths.commission(acting.id)}>
          {t('order.acting', { number: acting.order.number, date: acting.order.date })}
        </Anchor>
      )}
    </>
  );
}
