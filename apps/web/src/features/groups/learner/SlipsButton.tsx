import type { Enrolment, Group } from '@itog/contracts';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';

export type SlipsButtonProps = {
  readonly group: Group;
  readonly enrolments: readonly Enrolment[];
  /** All who have never signed in, not a choice made by hand. */
  readonly everyone?: boolean;
};

/** Access slips: says whose passwords will be new before any is printed. */
export function SlipsButton({ group, enrolments, everyone }: SlipsButtonProps) {
  const { t } = useTranslation(['groups', 'ui']);
  const [opened, setOpened] = useState(false);
  // So many slips hold passwords that one more press would make void.
  const [printed, setPrinted] = useState(0);
  if (enrolments.length === 0) return null;
  const count = enrolments.length;
  const signedIn = enrolments.filter(({ signedInOnce }) => signedInOnce).length;
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconId size={18} aria-hidden />}
        onClick={() => {
          setPrinted(0);
          setOpened(true);
        }}
      >
        {everyone ? t('slips.everyone', { count }) : t('slips.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('slips.title', { count })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <Stack>
          {printed ? (
            <Text role="status">{t('slips.done', { count: printed })}</Text>
          ) : (
            <>
              <Text>{t('slips.what')}</Text>
              {signedIn > 0 && <Text fw={550}>{t('slips.signedIn', { count: signedIn })}</Text>}
            </>
          )}
          <div hidden={printed > 0}>
            <PrintButton
              variant="filled"
              onDone={() => setPrinted(count)}
              request={{ kind: 'access-slips', groupId: group.id, enrolmentIds: enrolments.map(({ id }) => id) }}
            >
              {t('slips.print', { count })}
            </PrintButton>
          </div>
          {printed > 0 && (
            <div>
              <Button onClick={() => setOpened(false)}>{t('slips.ready')}</Button>
            </div>
          )}
        </Stack>
      </Modal>
    </>
  );
}
