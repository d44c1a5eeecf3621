import type { OrderRequest } from '@itog/contracts';
import { IconFileCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { DraftOrder } from '../../ui/orders/DraftOrder.tsx';

const KINDS = ['enrol-group', 'complete-and-discharge'] as const;

/** Draws up an order on a group: the address says which group, and what is ordered of it. */
export default function NewOrderPage() {
  const { t } = useTranslation('orders');
  const [parameters] = useSearchParams();
  const kind = KINDS.find((each) => each === parameters.get('kind'));
  const groupId = parameters.get('group');
  const request: OrderRequest | null = kind && groupId ? { kind, groupId } : null;
  return (
    <Page
      title={t(`draft.title.${kind ?? 'enrol-group'}`)}
      lead={t('draft.lead')}
      width="narrow"
      breadcrumbs={[{ label: t('title'), to: paths.orders() }]}
    >
      {request ? (
        <DraftOrder request={request} />
      ) : (
        <EmptyState icon={IconFileCertificate}>{t('draft.unknown')}</EmptyState>
      )}
    </Page>
  );
}
