import { useTranslation } from 'react-i18next';

/** The wordmark: the name over the double rule that closes an account. */
export function Logo({ height = 30 }: { height?: number }) {
  const { t } = useTranslation('shell');
  return (
    <svg role="img" aria-label={t('product')} viewBox="0 0 98 34" height={height} fill="none" stroke="currentColor">
      <g strokeWidth="3.6">
        <path d="M3 3v19M18 3v19M3 19.6 18 5.4" />
        <path d="M25 4.8h17M33.5 4.8V22" />
        <circle cx="58" cy="12.5" r="8" />
        <path d="M77 22V4.8h14" />
      </g>
      <g strokeWidth="2" stroke="var(--mantine-primary-color-filled)">
        <path d="M1 28h92M1 32.6h92" />
      </g>
    </svg>
  );
}
