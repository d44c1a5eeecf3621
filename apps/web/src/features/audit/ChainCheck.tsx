import { checkAudit, type AuditCheck } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import classes from './Audit.module.css';

/** The button that has the chain of hashes walked, apart from what it found. */
export function useChainCheck() {
  const { t } = useTranslation('audit');
  const checking = useMutation({ mutationFn: () => call(checkAudit, {}) });
  const button = (
    <Button
      variant="default"
      leftSection={<IconShieldCheck size={18} aria-hidden />}
      loading={checking.isPending}
      onClick={() => checking.mutate()}
    >
      {t('check.act')}
    </Button>
  );
  const answer =
    checking.isIdle || checking.isPending ? null : (
      <div className={classes.check}>
        <ProblemAlert error={checking.error} />
        {checking.data && <Found check={checking.data} />}
      </div>
    );
  return { button, answer };
}

function Found({ check }: { check: AuditCheck }) {
  const { t } = useTranslation('audit');
  const setting = useTimeSetting();
  if (!check.whole) {
    return (
      <div role="alert">
        <StatusBadge tone="bad">{t(`check.${check.fault}`, { position: check.position })}</StatusBadge>
      </div>
    );
  }
  const { entries: count, lastAt, sha256 } = check;
  return (
    <div role="status">
      <StatusBadge tone="good">
        {lastAt ? t('check.whole', { count, lastAt, ...setting }) : t('check.wholeEmpty')}
      </StatusBadge>
      {sha256 && (
        <Text size="sm" c="dimmed" mt={4} className={classes.sum}>
          {t('check.sum', { sha256 })}
        </Text>
      )}
    </div>
  );
}
