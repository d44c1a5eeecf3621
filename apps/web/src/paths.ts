/** Every address of the interface; nothing else spells one. */
export const paths = {
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  account: () => '/account',

  today: () => '/',
  myAttestations: () => '/my',
  myAttestation: (sessionId: string) => `/my/${sessionId}`,
  attempt: (attemptId: string) => `/attempts/${attemptId}`,

  programs: () => '/programs',
  program: (programId: string) => `/programs/${programId}`,
  questionBank: (programId: string) => `/programs/${programId}/questions`,
  question: (questionId: string) => `/questions/${questionId}`,
  groups: () => '/groups',
  group: (groupId: string) => `/groups/${groupId}`,
  sessions: () => '/sessions',
  session: (sessionId: string) => `/sessions/${sessionId}`,
  commissions: () => '/commissions',
  protocols: () => '/protocols',
  protocol: (protocolId: string) => `/protocols/${protocolId}`,
  registry: () => '/registry',

  verify: () => '/verify',
  verifyCode: (code: string) => `/verify/${encodeURIComponent(code)}`,
  regulation: (clause?: string) => (clause ? `/regulation#${clauseAnchor(clause)}` : '/regulation'),

  settings: () => '/settings',
  settingsOrganisation: () => '/settings/organisation',
  settingsSeries: () => '/settings/numbers',
  settingsUsers: () => '/settings/users',
  settingsRegulation: () => '/settings/regulation',
  settingsAcknowledgements: () => '/settings/acknowledgements',
  settingsInquiries: () => '/settings/inquiries',
} as const;

/** The id of a clause on the Regulation's page: `3.8` → `p-3-8`. */
export function clauseAnchor(clause: string): string {
  return `p-${clause.replaceAll('.', '-')}`;
}
