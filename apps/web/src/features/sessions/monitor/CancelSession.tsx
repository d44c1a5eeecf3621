import { cancelSession, type SessionDetails } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ReasonModal } from '../../../ui/actions/ReasonModal.tsx';
import { useSessionChanged } from './use-session.ts';

/** Calls off a session that nobody has started, with a reason. */
export function CancelSession({ session: { id: sessionId, form: held } }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const [asked, setAsked] = useState(false);
  const changed = useSessionChanged();
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('cancel.open')}
      </Button>
      {asked && (
        <ReasonModal
          onClose={() => setAsked(false)}
          title={t('cancel.title')}
          label={t('cancel.reason')}
          confirm={t('cancel.act')}
          schema={cancelSession.body}
          act={(body) => call(cancelSession, { params: { sessionId }, body })}
          onDone={async (session) => {
            setAsked(false);
            await changed(session);
          }}
        >
          <Text>{t(held === 'test' ? 'cancel.what' : 'cancel.whatMeeting')}</Text>
        </ReasonModal>
      )}
    </>
  );
}
