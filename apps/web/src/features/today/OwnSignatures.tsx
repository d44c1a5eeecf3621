import type { Today } from '@itog/contracts';
import { Button, Text, Title } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Deadline } from '../../ui/time/Deadline.tsx';
import classes from './OwnSignatures.module.css';

/** Protocols that only the reader keeps waiting: above everything, big enough for a thumb. */
export function OwnSignatures({ protocols }: { protocols: Today['protocolsToSign'] }) {
  const { t } = useTranslation('today');
  if (protocols.length === 0) return null;
  return (
    <section className={classes.own} aria-labelledby="own-signatures">
      <Title order={2} id="own-signatures" className={classes.title}>
        <IconSignature size={26} stroke={1.6} aria-hidden />
        {t('own.title')}
      </Title>
      <ul>
        {protocols.map(({ protocolId, number, learnerName, programTitle, groupTitle, dueAt, overdue, myVoided }) => (
          <li key={protocolId} data-overdue={overdue || undefined}>
            <div className={classes.what}>
              <strong>{t('ground.protocol', { number })}</strong>
              <Text size="sm">{[learnerName, programTitle, groupTitle].filter(Boolean).join(' · ')}</Text>
              {myVoided && (
                <Text size="sm" c="var(--state-warn)">
                  {t('own.voided')}
                </Text>
              )}
              {overdue && (
                <div>
                  <StatusBadge tone="bad">{t('own.overdue')}</StatusBadge>
                </div>
              )}
              <Deadline until={dueAt} />
            </div>
            <Button
              component={Link}
              to={paths.protocol(protocolId)}
              size="md"
              className={classes.act}
              aria-label={t('own.actOn', { number })}
            >
              {t('own.act')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
