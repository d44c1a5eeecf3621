import { Button, Text } from '@mantine/core';
import { Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Rehearsal } from './Rehearsal.tsx';

/** An offer to rehearse before the test. It waits by itself: otherwise the page would go for a moment and come back at its top. */
export function RehearsalPanel() {
  const { t } = useTranslation('my-attestation');
  const [opened, setOpened] = useState(false);
  const start = useRef<HTMLButtonElement>(null);
  const close = () => {
    flushSync(() => setOpened(false));
    start.current?.focus();
  };
  return (
    <Panel title={t('rehearsal.title')}>
      <Text mb="sm">{t('rehearsal.text')}</Text>
      {opened ? (
        <Suspense fallback={<Loading />}>
          <Rehearsal onClose={close} />
        </Suspense>
      ) : (
        <Button ref={start} variant="default" onClick={() => setOpened(true)}>
          {t('rehearsal.start')}
        </Button>
      )}
    </Panel>
  );
}
