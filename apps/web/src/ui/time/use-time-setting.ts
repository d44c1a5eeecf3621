import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../api/me.ts';
import type { TimeSetting } from './format.ts';

const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** In which zones and language times are written: for `formatInstant`, and among the options of `t` for `{{at, moment}}`. */
export function useTimeSetting(): TimeSetting {
  const organisation = useOrganisation();
  const { i18n } = useTranslation();
  return {
    zone: organisation?.zone ?? viewerZone,
    city: organisation?.city ?? null,
    viewerZone,
    language: i18n.resolvedLanguage ?? 'ru',
  };
}
