import { getMyConsents } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import classes from './MyListPage.module.css';

/** A calm line while a published consent waits for the learner’s decision; it stands in the way of nothing. */
export function ConsentNotice() {
  const { t } = useTranslation('privacy');
  const { data } = useQuery(queryOf(getMyConsents));
  const waiting = data?.consents.filter(({ text, given, withdrawnAt }) => text && !given && !withdrawnAt) ?? [];
  if (waiting.length === 0) return null;
  return (
    <p className={classes.notice}>
      {t('notice.text', { count: waiting.length })}{' '}
      <Anchor component={Link} to={paths.myData()}>
        {t('notice.act')}
      </Anchor>
    </p>
  );
}
