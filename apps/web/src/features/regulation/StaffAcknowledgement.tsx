import { acknowledgeRegulation, listAcknowledgements, type Me } from '@itog/contracts';
import { can } from '@itog/domain';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { genderOf } from '../../ui/person/gender.ts';
import { DateTime } from '../../ui/time/DateTime.tsx';

type Props = { readonly me: Me; readonly edition: { readonly id: string; readonly sha256: string } };

/** A member of the staff acknowledges the edition in force; learners do it before their test. */
export function StaffAcknowledgement({ me, edition }: Props) {
  const { t } = useTranslation('regulation');
  const client = useQueryClient();
  const { data } = useQuery({ ...queryOf(listAcknowledgements), enabled: can(me.roles, 'organisation.read') });
  const mine = data?.people.find(({ id }) => id === me.id);
  const acknowledging = useMutation({
    mutationFn: () => call(acknowledgeRegulation, { body: { editionId: edition.id, sha256: edition.sha256 } }),
    onSuccess: () => invalidate(client, [listAcknowledgements]),
  });
  if (!mine) return null;
  const context = genderOf(me.name);
  return (
    <Panel title={t('acknowledge.title')}>
      {mine.acknowledgedAt ? (
        <Text role="status">
          {t('acknowledge.done')} <DateTime value={mine.acknowledgedAt} look="moment" />
        </Text>
      ) : (
        <Stack align="flex-start">
          <Text>{t('acknowledge.text')}</Text>
          <ProblemAlert error={acknowledging.error} />
          <Button loading={acknowledging.isPending} onClick={() => acknowledging.mutate()}>
            {t('acknowledge.confirm', { context })}
          </Button>
        </Stack>
      )}
    </Panel>
  );
}
