import type { UndischargedGroup } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './Due.module.css';

/** Groups in which nobody came: their references wait for the order of discharge (3.14). */
export function Undischarged({ groups }: { groups: readonly UndischargedGroup[] }) {
  const { t } = useTranslation('registry');
  if (groups.length === 0) return null;
  return (
    <Panel title={t('due.undischarged.title')}>
      <Text size="sm">{t('due.undischarged.note')}</Text>
      <ul className={classes.list}>
        {groups.map((group) => (
          <li key={group.groupId}>
            <span>
              <Anchor component={Link} to={paths.group(group.groupId)} className={classes.name} inherit c="inherit">
                {group.groupTitle}
              </Anchor>
              <Text size="sm" c="dimmed">
                {group.programTitle}
              </Text>
            </span>
            <span className="whole">{t('due.names', { count: group.learners })}</span>
            <Order group={group} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Order({ group }: { group: UndischargedGroup }) {
  const { t } = useTranslation('registry');
  const may = useCan();
  const { groupId, groupTitle, draftOrderId } = group;
  if (draftOrderId)
    return (
      <Anchor
        component={Link}
        to={paths.order(draftOrderId)}
        aria-label={t('due.undischarged.signFor', { group: groupTitle })}
        inherit
      >
        {t('due.undischarged.sign')}
      </Anchor>
    );
  if (!may('orders.draft')) return <span>{t('due.undischarged.byOffice')}</span>;
  return (
    <Button
      component={Link}
      to={paths.newOrder(groupId, 'complete-and-discharge')}
      variant="light"
      size="sm"
      aria-label={t('due.undischarged.draftFor', { group: groupTitle })}
    >
      {t('due.undischarged.draft')}
    </Button>
  );
}
