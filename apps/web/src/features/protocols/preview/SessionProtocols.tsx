import type { SessionDetails } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './Preview.module.css';

/** The protocols that the session has already. */
export function SessionProtocols({ protocols }: Pick<SessionDetails, 'protocols'>) {
  const { t } = useTranslation('protocols');
  if (protocols.length === 0) return null;
  return (
    <Panel title={t('preview.earlier')}>
      <ul className={classes.earlier}>
        {protocols.map(({ id, number, status }) => (
          <li key={id}>
            <Anchor component={Link} to={paths.protocol(id)} className="whole">
              {t('number', { number })}
            </Anchor>{' '}
            — {t(`status.${status}`)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
