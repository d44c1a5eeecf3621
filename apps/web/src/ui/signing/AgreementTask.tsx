import { getMySigning } from '@itog/contracts';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';

/** Whether the reader signs documents, so that the agreement is his to accept. */
export function useSigns(): boolean {
  const may = useCan();
  return may('protocols.sign') || may('orders.sign');
}

/** A task for who has to sign one day and has not accepted the agreement; nothing for all others. */
export function AgreementTask() {
  const { t } = useTranslation('signing');
  const signs = useSigns();
  const { data: mine } = useQuery({ ...queryOf(getMySigning), enabled: signs });
  if (!signs || !mine?.agreement || mine.acceptedAt) return null;
  return (
    <Alert icon={<IconSignature aria-hidden />} variant="light" mb="lg" title={t('task.title')}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('task.text')}</Text>
        <Button component={Link} to={paths.account()}>
          {t('task.act')}
        </Button>
      </Group>
    </Alert>
  );
}
