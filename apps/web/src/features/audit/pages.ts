import type { AuditEntry, AuditSubject } from '@itog/contracts';
import type { Permission } from '@itog/domain';
import { paths } from '../../paths.ts';

/** Where a thing may be looked at, and by whom. */
const PAGES: Readonly<Record<AuditSubject, { readonly can: Permission; readonly to: (id: string) => string }>> = {
  person: { can: 'privacy.read', to: paths.person },
  enrolment: { can: 'groups.read', to: paths.group },
  group: { can: 'groups.read', to: paths.group },
  program: { can: 'programs.read', to: paths.program },
  question: { can: 'questions.read', to: paths.question },
  order: { can: 'orders.read', to: paths.order },
  session: { can: 'sessions.read', to: paths.session },
  meeting: { can: 'meetings.read', to: paths.meeting },
  protocol: { can: 'protocols.read', to: paths.protocol },
  document: { can: 'registry.read', to: paths.document },
  appeal: { can: 'appeals.read', to: paths.appeal },
  'print-run': { can: 'registry.read', to: paths.printRun },
  package: { can: 'register.read', to: paths.registerPackage },
  destruction: { can: 'privacy.read', to: paths.destructionAct },
  series: { can: 'organisation.read', to: paths.settingsSeries },
  design: { can: 'designs.read', to: paths.settingsDesign },
  'order-template': { can: 'orders.read', to: paths.settingsOrders },
  retention: { can: 'organisation.read', to: paths.retention },
};

/** The page of what an entry is about; null where this reader may not look, or nothing is there. */
export function pageOf({ subject }: AuditEntry, may: (permission: Permission) => boolean): string | null {
  if (!subject) return null;
  const { can, to } = PAGES[subject.kind];
  return may(can) ? to(subject.id) : null;
}
