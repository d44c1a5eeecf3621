import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import type { Crumb } from '../../ui/layout/Page.tsx';

type Subject = { readonly own: boolean; readonly sessionId: string; readonly programTitle: string };

/** The way back: the learner to his attestation, staff to the session. */
export function useCrumbs({ own, sessionId, programTitle }: Subject): Crumb[] {
  const { t } = useTranslation('evidence');
  const may = useCan();
  if (own)
    return [
      { label: t('crumb.mine'), to: paths.myAttestations() },
      { label: programTitle, to: paths.myAttestation(sessionId) },
    ];
  if (!may('sessions.read')) return [];
  return [
    { label: t('crumb.sessions'), to: paths.sessions() },
    { label: t('crumb.session'), to: paths.session(sessionId) },
  ];
}
