import { getMyConsents, giveConsent, withdrawConsent, type Consent, type ConsentText } from '@itog/contracts';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate, keyOf } from '../../api/query.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { ConsentStanding } from '../../ui/privacy/ConsentStanding.tsx';
import { RegulationText } from '../../ui/regulation/RegulationText.tsx';

/** One consent: its own words, its own button; never together with another (152-ФЗ, ст. 9). */
export function ConsentCard({ consent }: { consent: Consent }) {
  const { t } = useTranslation('privacy');
  const { purpose, text, given } = consent;
  const decided = given !== null || consent.withdrawnAt !== null;
  const [shown, setShown] = useState(!decided);
  const isCurrent = given !== null && given.version === text?.version;
  return (
    <Panel title={text?.title ?? t(`purpose.${purpose}`)}>
      <Stack gap="md">
        {decided && <ConsentStanding consent={consent} />}
        {text && shown && <RegulationText markdown={text.markdown} />}
        {text && decided && (
          <div>
            <Anchor component="button" type="button" onClick={() => setShown(!shown)} aria-expanded={shown}>
              {t(shown ? 'mine.hide' : 'mine.read')}
            </Anchor>
          </div>
        )}
        <Group gap="sm">
          {text && !isCurrent && (
            <Give text={text} renewed={given !== null} onRead={() => setShown(true)} shown={shown} />
          )}
          {given && <Withdraw purpose={purpose} />}
        </Group>
      </Stack>
    </Panel>
  );
}

type GiveProps = {
  readonly text: ConsentText;
  readonly renewed: boolean;
  readonly shown: boolean;
  readonly onRead: () => void;
};

/** Consents to the words in view: while they are folded, the button opens them first. */
function Give({ text, renewed, shown, onRead }: GiveProps) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const giving = useMutation({
    mutationFn: () => call(giveConsent, { body: { textId: text.id, sha256: text.sha256 } }),
    onSuccess: (answer) => {
      client.setQueryData(keyOf(getMyConsents), answer);
      notifications.show({ message: t('mine.given') });
    },
    onError: () => invalidate(client, [getMyConsents]),
  });
  return (
    <>
      <ProblemAlert error={giving.error} />
      {shown && (
        <Button loading={giving.isPending} onClick={() => giving.mutate()}>
          {t(renewed ? 'mine.giveAgain' : 'mine.give')}
        </Button>
      )}
      {!shown && (
        <Button variant="default" onClick={onRead}>
          {t('mine.decide')}
        </Button>
      )}
    </>
  );
}

function Withdraw({ purpose }: Pick<Consent, 'purpose'>) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawConsent, { params: { purpose } }),
    onSuccess: (answer) => {
      client.setQueryData(keyOf(getMyConsents), answer);
      notifications.show({ message: t('mine.withdrawn') });
      setAsking(false);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('mine.withdraw')}
      </Button>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('mine.withdrawTitle')}
        confirm={t('mine.withdraw')}
        onConfirm={() => withdrawing.mutate()}
        pending={withdrawing.isPending}
        error={withdrawing.error}
      >
        <Text mb="sm">{t(`mine.means.${purpose}`)}</Text>
        <Text>{t('mine.later')}</Text>
      </ConfirmModal>
    </>
  );
}
