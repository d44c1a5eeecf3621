import { getProgram, listCommissions, type Commission } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../../api/me.ts';
import { Problem } from '../../../api/problem.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { standingOf } from '../standing.ts';
import { StandingBadge } from '../StandingBadge.tsx';
import classes from './CommissionPage.module.css';
import { orderForm } from './order-form.ts';
import { SignOrder } from './SignOrder.tsx';
import { useDirector } from './use-director.ts';

/** A commission by its order: the order's very text, whether it is in force, and the director's signature (2.2). */
export default function CommissionPage() {
  const { t } = useTranslation('commissions');
  const { commissionId } = useParams();
  const { commissions } = useSuspenseQuery(queryOf(listCommissions, { query: {} })).data;
  const commission = commissions.find(({ id }) => id === commissionId);
  if (!commission) throw new Problem(404, {});
  const acting = commissions.find(({ program, inForce }) => inForce && program.id === commission.program.id);
  const { id, order, program } = commission;
  return (
    <Page
      title={t('order.number', { number: order.number })}
      status={<StandingBadge commission={commission} />}
      lead={
        <>
          {t('order.of')} <CalendarDay value={order.date} /> · {program.title}
        </>
      }
      breadcrumbs={[{ label: t('title'), to: paths.commissions() }]}
      actions={<PrintButton request={{ kind: 'commission-order', commissionId: id }}>{t('order.print')}</PrintButton>}
    >
      <div className={classes.columns}>
        <OrderSheet commission={commission} />
        <aside className={classes.aside}>
          <Standing commission={commission} acting={acting} />
        </aside>
      </div>
    </Page>
  );
}

function OrderSheet({ commission }: { commission: Commission }) {
  const { organisation } = useMe();
  const program = useSuspenseQuery(queryOf(getProgram, { params: { programId: commission.program.id } })).data;
  const director = useDirector(commission.order);
  if (!director) return <Loading />;
  const form = orderForm({ commission, programKind: program.kind, organisation, director });
  return form && <DocumentSheet form={form} />;
}

function Standing({ commission, acting }: { commission: Commission; acting: Commission | undefined }) {
  const { t } = useTranslation('commissions');
  const setting = useTimeSetting();
  const { order } = commission;
  switch (standingOf(commission)) {
    case 'waiting':
      return <SignOrder commission={commission} replaces={acting} />;
    case 'in-force':
      return (
        <>
          <p>{t('order.inForce')}</p>
          <p>{t('order.signed', { name: order.signedBy, at: order.signedAt, ...setting })}</p>
        </>
      );
    case 'replaced':
      return (
        <>
          <p>{t('order.replaced')}</p>
          {acting && (
            <p>
              <Anchor component={Link} to={paths.commission(acting.id)}>
                {t('order.acting', { number: acting.order.number, date: acting.order.date })}
              </Anchor>
            </p>
          )}
          <p>{t('order.signed', { name: order.signedBy, at: order.signedAt, ...setting })}</p>
        </>
      );
  }
}
