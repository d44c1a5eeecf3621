/** What a person is in the organisation. One person may hold several roles. */
export const ROLES = [
  'learner',
  'teacher',
  'commission-member',
  'secretary',
  'director',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

const office: readonly Role[] = ['administrator', 'director'];
const readers: readonly Role[] = ['administrator', 'director', 'secretary', 'auditor'];
const commission: readonly Role[] = ['commission-member', 'secretary', 'director'];

/**
 * Who may do what: read by the API's guard for every route and by the interface to offer only what is allowed. Whose
 * row it is stays a matter of the SQL. `public` needs no sign-in, `self` needs only a sign-in.
 */
export const PERMISSIONS = {
  public: 'anyone',
  self: ROLES,
  'attempt.take': ['learner'],
  'users.read': ['administrator', 'director', 'auditor'],
  'users.manage': ['administrator'],
  'organisation.read': [...readers, 'teacher', 'commission-member'],
  'organisation.manage': ['administrator'],
  'programs.read': [...readers, 'teacher', 'commission-member'],
  'programs.manage': ['administrator'],
  'questions.read': ['administrator', 'teacher', 'auditor'],
  'questions.manage': ['administrator', 'teacher'],
  'groups.read': [...readers, 'teacher'],
  'groups.manage': ['administrator'],
  'records.read': ['administrator', 'director', 'auditor'],
  'records.manage': ['administrator'],
  'admission.override': ['administrator'],
  'commissions.read': [...readers, 'commission-member'],
  'commissions.draft': ['administrator', 'secretary'],
  'orders.read': [...readers, 'commission-member'],
  'orders.draft': ['administrator', 'secretary'],
  'orders.sign': ['director'],
  'sessions.read': [...readers, 'commission-member'],
  'sessions.manage': ['administrator'],
  'exam-cards.read': [...readers, 'teacher', 'commission-member'],
  'exam-cards.manage': ['administrator', 'teacher'],
  'theses.read': [...readers, 'commission-member'],
  'theses.manage': ['administrator', 'secretary'],
  'meetings.read': [...readers, 'commission-member'],
  'meetings.attend': commission,
  'evidence.read': [...readers, 'commission-member', 'teacher', 'learner'],
  'protocols.read': [...readers, 'commission-member'],
  'protocols.draft': ['administrator', 'secretary', 'commission-member'],
  'protocols.sign': commission,
  'registry.read': readers,
  'registry.issue': ['administrator'],
  'print-runs.manage': ['administrator', 'secretary'],
  'blanks.read': readers,
  'blanks.manage': ['administrator'],
  'hand-overs.record': ['administrator', 'secretary'],
  'register.read': ['administrator', 'director', 'auditor'],
  'register.manage': ['administrator'],
  'appeals.file': ['learner'],
  'appeals.follow': ['learner', 'teacher', 'commission-member', ...readers],
  'appeals.read': ['teacher', 'commission-member', ...readers],
  'appeals.manage': ['administrator', 'secretary'],
  'appeals.attend': ['teacher', ...commission],
  'signatures.read': [...readers, 'commission-member'],
  'signatures.attach': ['administrator', 'director', 'secretary'],
  'privacy.read': ['administrator', 'director', 'auditor'],
  'privacy.manage': ['administrator'],
  'privacy.approve': ['director'],
  'audit.read': ['director', 'auditor'],
  'statistics.read': ['administrator', 'director', 'auditor'],
  'designs.read': ['administrator', 'director', 'auditor'],
  'designs.manage': ['administrator'],
  'today.read': [...readers, 'commission-member', 'teacher'],
  'inquiries.read': [...office, 'auditor'],
  'inquiries.answer': office,
} as const satisfies Record<string, readonly Role[] | 'anyone'>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether a person with these roles may use what the permission guards; nobody is an empty list. */
export function can(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] | 'anyone' = PERMISSIONS[permission];
  return allowed === 'anyone' || roles.some((role) => allowed.includes(role));
}
