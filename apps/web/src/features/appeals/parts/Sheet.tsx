import { OFFICE_PAGE, type PrintedForm } from '@itog/documents';
import { useMemo } from 'react';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';

/** The exact markup of an application or a protocol as a sheet of paper: what is shown is what is hashed and signed. */
export function Sheet({ title, html }: { title: string; html: string }) {
  const form = useMemo<PrintedForm>(() => ({ title, page: OFFICE_PAGE, body: html }), [title, html]);
  return <DocumentSheet form={form} />;
}
