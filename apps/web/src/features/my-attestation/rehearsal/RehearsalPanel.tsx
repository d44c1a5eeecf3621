import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Rehearsal } from './Rehearsal.tsx';

/** An offer to rehearse before the test. */
export function RehearsalPanel() {
  const { t } = useTranslation('my-attestation');
  const [opened, setOpened] = useState(false);
  return (
    <Panel title={t('rehearsal.title')}>
      <Text mb="sm">{t('rehearsal.text')}</Text>
      {opened ? (
        <Rehearsal onClose={() => setOpened(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('rehearsal.start')}
        </Button>
      )}
    </Panel>
  );
}
