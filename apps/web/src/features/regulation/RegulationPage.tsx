import { getRegulation } from '@itog/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useVisitor } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { RegulationText } from '../../ui/regulation/RegulationText.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import { InquiryForm } from './InquiryForm.tsx';
import { StaffAcknowledgement } from './StaffAcknowledgement.tsx';

/** The Regulation in the open (1.11), and a way to ask about it (1.12). */
export default function RegulationPage() {
  const { t } = useTranslation('regulation');
  const { current, editions } = useSuspenseQuery(queryOf(getRegulation)).data;
  const me = useVisitor();
  const former = editions.filter(({ id }) => id !== current.id);
  return (
    <Page
      title={current.title}
      lead={
        <>
          {t('edition', { number: current.number })} <CalendarDay value={current.effectiveFrom} />
        </>
      }
      actions={<PrintButton request={{ kind: 'regulation' }}>{t('pdf')}</PrintButton>}
    >
      <Panel>
        <RegulationText markdown={current.markdown} contents />
      </Panel>
      {me && <StaffAcknowledgement me={me} edition={current} />}
      {former.length > 0 && (
        <Panel title={t('former')}>
          <ul>
            {former.map(({ id, number, effectiveFrom }) => (
              <li key={id}>
                {t('edition', { number })} <CalendarDay value={effectiveFrom} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('ask.title')}>
        <InquiryForm />
      </Panel>
    </Page>
  );
}
