import { OFFICE_PAGE, type PrintedForm } from '@itog/documents';
import { useMemo } from 'react';
import { DocumentSheet } from '../document/DocumentSheet.tsx';

export type OrderSheetProps = { readonly title: string; readonly html: string };

/** An order's exact markup as a sheet of paper: what is shown is what is hashed, signed and printed. */
export function OrderSheet({ title, html }: OrderSheetProps) {
  const form = useMemo<PrintedForm>(() => ({ title, page: OFFICE_PAGE, body: html }), [title, html]);
  return <DocumentSheet form={form} />;
}
