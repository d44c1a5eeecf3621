import { getOrder, type Order } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { AttachedPanel } from '../../ui/attached-signatures/AttachedPanel.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { OrderSheet } from '../../ui/orders/OrderSheet.tsx';
import { HashText } from '../../ui/signing/HashText.tsx';
import { Whole } from '../../ui/text/Whole.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { OrderBadge } from './OrderBadge.tsx';
import classes from './OrderPage.module.css';
import { OrderTools } from './OrderTools.tsx';
import { SignOrder } from './SignOrder.tsx';

/** Without hints the page is never older than this. */
const ANEW_MS = 15_000;

/** An order: its exact text as a sheet of paper, and what has become of it. */
export default function OrderPage() {
  const { t } = useTranslation('orders');
  const { orderId = '' } = useParams();
  const may = useCan();
  const { data: order } = useSuspenseQuery({
    ...queryOf(getOrder, { params: { orderId } }),
    refetchInterval: ANEW_MS,
  });
  const { number, date, subject, status, html } = order;
  const title = t('number', { number });
  return (
    <Page
      title={title}
      heading={<Whole>{title}</Whole>}
      status={<OrderBadge status={status} />}
      lead={
        <>
          <CalendarDay value={date} /> · {subject}
        </>
      }
      breadcrumbs={[{ label: t('title'), to: paths.orders() }]}
      actions={<PrintButton request={{ kind: 'order', orderId }}>{t('page.print')}</PrintButton>}
    >
      <div className={classes.columns}>
        <OrderSheet title={title} html={html} />
        <aside className={classes.aside} aria-label={t('page.standing')}>
          {status === 'draft' && <SignOrder order={order} />}
          <Standing order={order} />
          <Links order={order} />
          {status === 'draft' && may('orders.draft') && <OrderTools order={order} />}
        </aside>
      </div>
      {status === 'signed' && may('registry.read') && <AttachedPanel keptKind="order" keptId={orderId} />}
    </Page>
  );
}

function Standing({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const setting = useTimeSetting();
  const { draftedAt, draftedBy, signedAt, signedBy, signature, cancelled, printed, contentSha256 } = order;
  return (
    <div className={classes.standing}>
      {signedAt && <p>{t('page.signed', { at: signedAt, name: signedBy, ...setting })}</p>}
      {signature?.address && <p>{t('page.signedHow', { address: signature.address })}</p>}
      {signedAt && !printed && <p role="status">{t('page.printing')}</p>}
      {cancelled && (
        <>
          <p>{t('page.cancelled', { at: cancelled.at, name: cancelled.by, ...setting })}</p>
          <p>{t('page.reason', { reason: cancelled.reason })}</p>
          <p>{t('page.voidNumber')}</p>
        </>
      )}
      <p>{t('page.draftedBy', { at: draftedAt, name: draftedBy, ...setting })}</p>
      <div>
        <p>{t('page.hash')}</p>
        <HashText value={contentSha256} />
      </div>
    </div>
  );
}

function Links({ order: { changes, commissionId, group } }: { order: Order }) {
  const { t } = useTranslation('orders');
  const may = useCan();
  const links = [
    changes && { to: paths.order(changes.id), text: t('page.changes', changes) },
    commissionId && { to: paths.commission(commissionId), text: t('page.commission') },
    group && may('groups.read') && { to: paths.group(group.id), text: t('page.group', { title: group.title }) },
  ].filter((link) => link !== null && link !== false && link !== '');
  if (links.length === 0) return null;
  return (
    <div className={classes.standing}>
      {links.map(({ to, text }) => (
        <Anchor key={to} component={Link} to={to}>
          {text}
        </Anchor>
      ))}
    </div>
  );
}
