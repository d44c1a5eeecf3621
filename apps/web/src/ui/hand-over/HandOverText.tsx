import type { HandOver } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { CalendarDay } from '../time/DateTime.tsx';

/** The note stays in the office. */
type Delivery = Pick<NonNullable<HandOver['delivery']>, 'outcome' | 'on'> & { readonly note?: string | null };

export type HandOverTextProps = {
  readonly handOver: Pick<HandOver, 'way' | 'on' | 'recipient' | 'trackNumber'> &
    Partial<Pick<HandOver, 'address' | 'proxyDocument'>> & {
      readonly delivery?: Delivery | null;
    };
};

/** How and when a document was handed over, in words. */
export function HandOverText({
  handOver: { way, on, recipient, trackNumber, address, proxyDocument, delivery },
}: HandOverTextProps) {
  const { t } = useTranslation('hand-overs');
  const details = [
    way === 'by-proxy' &&
      [recipient, proxyDocument && t('byDocument', { document: proxyDocument })].filter(Boolean).join(', '),
    way === 'electronic' && recipient,
    way === 'by-post' && [address, trackNumber && t('byTrack', { number: trackNumber })].filter(Boolean).join(', '),
  ].find(Boolean);
  return (
    <>
      {t(`done.${way}`)} <CalendarDay value={on} />
      {details && `. ${details}`}
      {delivery && (
        <>
          . {t(`delivery.told.${delivery.outcome}`)} <CalendarDay value={delivery.on} />
          {delivery.note && `. ${delivery.note}`}
        </>
      )}
    </>
  );
}
