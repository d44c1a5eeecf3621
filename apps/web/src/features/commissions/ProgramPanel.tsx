import type { Commission } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { Panel } from '../../ui/layout/Panel.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import classes from './ProgramPanel.module.css';
import { Seats } from './Seats.tsx';
import type { ProgramCommissions } from './standing.ts';
import { StandingBadge } from './StandingBadge.tsx';

/** The commissions of one program: those that act or are about to, and the former ones folded away. */
export function ProgramPanel({ name, current, replaced }: ProgramCommissions) {
  const { t } = useTranslation('commissions');
  return (
    <Panel title={name}>
      <div className={classes.list}>
        {current.map((commission) => (
          <Entry key={commission.id} commission={commission} />
        ))}
      </div>
      {replaced.length > 0 && (
        <details className={classes.former} open={current.length === 0 || undefined}>
          <summary>{t('former', { count: replaced.length })}</summary>
          <div className={classes.list}>
            {replaced.map((commission) => (
              <Entry key={commission.id} commission={commission} />
            ))}
          </div>
        </details>
      )}
    </Panel>
  );
}

function Entry({ commission }: { commission: Commission }) {
  const { t } = useTranslation('commissions');
  const may = useCan();
  const { id, kind, order, seats } = commission;
  return (
    <article className={classes.entry}>
      <div className={classes.head}>
        <Anchor component={Link} to={paths.commission(id)} className={classes.order}>
          {t('order.number', { number: order.number })} {t('order.of')} <CalendarDay value={order.date} />
        </Anchor>
        <StandingBadge commission={commission} />
      </div>
      <Text size="sm" fw={600}>
        {t(`kind.${kind}`)}
      </Text>
      <Seats seats={seats} />
      {!order.signedAt && may('orders.sign') && (
        <Button
          component={Link}
          to={paths.order(order.id)}
          className={classes.act}
          leftSection={<IconSignature size={18} aria-hidden />}
        >
          {t('sign.read')}
        </Button>
      )}
    </article>
  );
}
