import { acceptSigningAgreement, getMySigning, getToday, listSigners, type SigningAgreement } from '@itog/contracts';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { RegulationText } from '../regulation/RegulationText.tsx';
import classes from './SignedText.module.css';

export type AcceptAgreementProps = {
  readonly agreement: SigningAgreement;
  readonly onLater?: () => void;
};

/** The agreement to read and accept: without it a signature means nothing (63-ФЗ, 6.2). */
export function AcceptAgreement({ agreement, onLater }: AcceptAgreementProps) {
  const { t } = useTranslation(['signing', 'ui']);
  const client = useQueryClient();
  const [ticked, setTicked] = useState(false);
  const { id: agreementId, sha256, number, title, effectiveFrom, markdown } = agreement;
  const accepting = useMutation({
    mutationFn: () => call(acceptSigningAgreement, { body: { agreementId, sha256 } }),
    onSettled: () => invalidate(client, [getMySigning, getToday, listSigners]),
  });
  return (
    <Stack gap="md">
      <Text>{t('agreement.first')}</Text>
      <div className={classes.agreement} tabIndex={0} role="region" aria-label={title}>
        <h3>{title}</h3>
        <p>{t('agreement.edition', { number, day: effectiveFrom })}</p>
        <RegulationText markdown={markdown} />
      </div>
      <Checkbox
        checked={ticked}
        onChange={({ currentTarget }) => setTicked(currentTarget.checked)}
        label={t('agreement.tick')}
      />
      <ProblemAlert error={accepting.error} />
      <Group justify="flex-end">
        {onLater && (
          <Button variant="default" onClick={onLater}>
            {t('agreement.later')}
          </Button>
        )}
        <Button
          onClick={() => accepting.mutate()}
          loading={accepting.isPending}
          disabled={!ticked}
          title={ticked ? undefined : t('agreement.tickFirst')}
        >
          {t('agreement.accept')}
        </Button>
      </Group>
    </Stack>
  );
}
