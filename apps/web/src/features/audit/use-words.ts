import { auditActionOf, type AuditEntry } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { formatDay, formatInstant } from '../../ui/time/format.ts';

type Value = string | number | boolean;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** A word of the program, not of a person. */
const CODE = /^[a-z][a-zA-Z-]*$/;

/** Where words are that this page shares with others. */
const SHARED: Readonly<Record<string, string>> = {
  roles: 'shell:role',
  changed: 'records:group.field',
  purpose: 'privacy:purpose',
  categories: 'privacy:category',
  lossProof: 'registry:reissue.former.lossProofs',
  state: 'registry:reissue.former.states',
  series: 'settings:series.kind',
  design: 'designs:kind',
  'order-template': 'orders:kind',
  retention: 'privacy:category',
};

/** Says in words what stands in a line of the log. */
export function useWords() {
  const { t } = useTranslation(['audit', 'shell', 'records', 'privacy', 'settings', 'designs', 'orders', 'registry']);
  const setting = useTimeSetting();
  const named = (of: string, code: string): string =>
    CODE.test(code) ? t(`${SHARED[of] ?? `value.${of}`}.${code}`, { defaultValue: code }) : code;
  const valueOf = (key: string, value: Value): string => {
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number') return String(value);
    if (DAY.test(value)) return formatDay(value, 'ru');
    return INSTANT.test(value) ? formatInstant(new Date(value), 'date', setting) : named(key, value);
  };
  return {
    actor: ({ actor }: AuditEntry): string => (actor ? fullName(actor.name) : t('system')),
    roles: ({ actor }: AuditEntry): string => (actor?.roles ?? []).map((role) => named('roles', role)).join(', '),
    action: (action: string): string => (auditActionOf(action) ? t(`action.${action}`) : t('unknown', { action })),
    details: ({ details }: AuditEntry): string =>
      Object.entries(details)
        .map(([key, value]) => {
          const said = [value].flat().map((each) => valueOf(key, each));
          return `${t(`detail.${key}`)}: ${said.join(', ')}`;
        })
        .join('; '),
    subject: ({ subject }: AuditEntry): string => {
      if (!subject) return '';
      const { kind, label } = subject;
      if (kind === 'destruction' && !label) return t('subject.destructionDraft');
      return t(`subject.${kind}`, { label: kind in SHARED ? named(kind, label) : label });
    },
  };
}
