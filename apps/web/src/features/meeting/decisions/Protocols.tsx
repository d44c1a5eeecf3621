import { Button, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useRoom } from '../use-room.ts';
import classes from './Decisions.module.css';

/** After the meeting: the way to its protocols (3.12, 3.15). */
export function Protocols() {
  const { t } = useTranslation('meeting');
  const setting = useTimeSetting();
  const may = useCan();
  const { sessionId, closedAt, form } = useRoom().meeting;
  return (
    <Panel title={t('protocols.title')}>
      <Text mb="md">
        {t('protocols.closed', { closedAt, ...setting })}{' '}
        {t(may('protocols.draft') ? `protocols.next.${form}` : 'protocols.wait')}
      </Text>
      <div className={classes.links}>
        {may('protocols.draft') && (
          <Button
            component={Link}
            to={paths.sessionProtocol(sessionId)}
            leftSection={<IconFileText size={18} aria-hidden />}
          >
            {t('protocols.draft')}
          </Button>
        )}
        <Button component={Link} to={paths.session(sessionId)} variant="default">
          {t('protocols.session')}
        </Button>
      </div>
    </Panel>
  );
}
