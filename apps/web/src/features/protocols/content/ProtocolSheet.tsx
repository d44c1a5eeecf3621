import type { Protocol } from '@itog/contracts';
import { OFFICE_PAGE, type PrintedForm } from '@itog/documents';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';

/** The protocol's stored markup, unchanged: what is shown is what is hashed, signed and printed. */
export function ProtocolSheet({ protocol }: { protocol: Pick<Protocol, 'number' | 'html'> }) {
  const { t } = useTranslation('protocols');
  const { number, html } = protocol;
  const title = t('number', { number });
  const form = useMemo<PrintedForm>(() => ({ title, page: OFFICE_PAGE, body: html }), [title, html]);
  return <DocumentSheet form={form} />;
}
