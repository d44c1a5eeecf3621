import { getToday } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import classes from './SignProtocol.module.css';

/** After one's signature: the next protocol that waits for it; a day of defences has one for each learner. */
export function NextToSign({ protocolId }: { protocolId: string }) {
  const { t } = useTranslation('protocols');
  const { data } = useQuery({ ...queryOf(getToday), enabled: useCan()('today.read') });
  const left = data?.protocolsToSign.filter((each) => each.mine && each.protocolId !== protocolId) ?? [];
  const [next] = left;
  if (!next) return null;
  return (
    <div className={classes.sign}>
      <p>{t('sign.left', { count: left.length })}</p>
      <Button
        component={Link}
        to={paths.protocol(next.protocolId)}
        fullWidth
        rightSection={<IconArrowRight size={18} aria-hidden />}
      >
        {t('sign.next', { number: next.number })}
      </Button>
    </div>
  );
}
