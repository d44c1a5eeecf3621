import {
  IconBooks,
  IconBuildingBank,
  IconCertificate,
  IconClipboardCheck,
  IconFileCertificate,
  IconFileText,
  IconGavel,
  IconHistory,
  IconScale,
  IconSchool,
  IconSettings,
  IconSunrise,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import { can, type Permission, type Role } from '@itog/domain';
import { paths } from '../paths.ts';

export type NavigationEntry = {
  /** Key of the label: `shell:nav.…`. */
  readonly label: string;
  readonly to: string;
  readonly icon: Icon;
  readonly can: Permission;
  /** Where the pages of the section stand besides its own address. */
  readonly also?: readonly string[];
};

/** The sections, in the order of a group's life; the first four that a person may open stand at the bottom of a phone. */
const ENTRIES: readonly NavigationEntry[] = [
  { label: 'today', to: paths.today(), icon: IconSunrise, can: 'today.read' },
  { label: 'my', to: paths.myAttestations(), icon: IconSchool, can: 'attempt.take' },
  { label: 'sessions', to: paths.sessions(), icon: IconClipboardCheck, can: 'sessions.read', also: ['/meetings'] },
  { label: 'protocols', to: paths.protocols(), icon: IconFileText, can: 'protocols.read' },
  { label: 'groups', to: paths.groups(), icon: IconUsersGroup, can: 'groups.read', also: ['/records'] },
  { label: 'programs', to: paths.programs(), icon: IconBooks, can: 'programs.read', also: ['/questions'] },
  { label: 'commissions', to: paths.commissions(), icon: IconGavel, can: 'commissions.read' },
  { label: 'appeals', to: paths.appeals(), icon: IconScale, can: 'appeals.read', also: ['/evidence'] },
  { label: 'orders', to: paths.orders(), icon: IconFileCertificate, can: 'orders.read' },
  {
    label: 'registry',
    to: paths.registry(),
    icon: IconCertificate,
    can: 'registry.read',
    also: [paths.registryBook(), paths.unhanded(), paths.blanks()],
  },
  { label: 'federal-register', to: paths.federalRegister(), icon: IconBuildingBank, can: 'register.read' },
  { label: 'audit', to: paths.audit(), icon: IconHistory, can: 'audit.read' },
  { label: 'settings', to: paths.settings(), icon: IconSettings, can: 'organisation.read' },
];

/** The sections that these roles may open. */
export function navigationOf(roles: readonly Role[]): readonly NavigationEntry[] {
  return ENTRIES.filter((entry) => can(roles, entry.can));
}

/** Whether a page belongs to a section. */
export function holds({ to, also = [] }: NavigationEntry, pathname: string): boolean {
  return [to, ...also].some(
    (address) => pathname === address || (address !== '/' && pathname.startsWith(`${address}/`)),
  );
}
