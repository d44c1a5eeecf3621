/** Every address of the interface; nothing else spells one. */
export const paths = {
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  account: () => '/account',

  today: () => '/',
  myAttestations: () => '/my',
  myAttestation: (sessionId: string) => `/my/${sessionId}`,
  myAppeals: () => '/my/appeals',
  newAppeal: (resultId: string) => `/my/appeals/new?result=${resultId}`,
  myAppeal: (appealId: string) => `/my/appeals/${appealId}`,
  attempt: (attemptId: string) => `/attempts/${attemptId}`,

  programs: () => '/programs',
  newProgram: () => '/programs/new',
  program: (programId: string) => `/programs/${programId}`,
  programEdit: (programId: string) => `/programs/${programId}/edit`,
  programPolicy: (programId: string) => `/programs/${programId}/policy`,
  examCards: (programId: string) => `/programs/${programId}/cards`,
  questionBank: (programId: string) => `/programs/${programId}/questions`,
  questionImport: (programId: string) => `/programs/${programId}/questions/import`,
  newQuestion: (programId: string) => `/programs/${programId}/questions/new`,
  question: (questionId: string) => `/questions/${questionId}`,
  questionEdit: (questionId: string) => `/questions/${questionId}/edit`,
  groups: () => '/groups',
  newGroup: (programId?: string) => (programId ? `/groups/new?program=${programId}` : '/groups/new'),
  group: (groupId: string) => `/groups/${groupId}`,
  groupEdit: (groupId: string) => `/groups/${groupId}/edit`,
  learnerImport: (groupId: string) => `/groups/${groupId}/import`,
  groupTheses: (groupId: string) => `/groups/${groupId}/theses`,
  sessions: () => '/sessions',
  newSession: (groupId?: string, secondTimeOf?: string) => {
    const asked = { ...(groupId && { group: groupId }), ...(secondTimeOf && { second: secondTimeOf }) };
    return Object.keys(asked).length > 0 ? `/sessions/new?${new URLSearchParams(asked)}` : '/sessions/new';
  },
  session: (sessionId: string) => `/sessions/${sessionId}`,
  meeting: (meetingId: string) => `/meetings/${meetingId}`,
  sessionProtocol: (sessionId: string) => `/sessions/${sessionId}/protocol`,
  appeals: () => '/appeals',
  appeal: (appealId: string) => `/appeals/${appealId}`,
  appealQuestions: (appealId: string) => `/appeals/${appealId}/questions`,
  attemptTimeline: (attemptId: string) => `/evidence/attempts/${attemptId}`,
  examinationTimeline: (examinationId: string) => `/evidence/examinations/${examinationId}`,
  commissions: () => '/commissions',
  newCommission: (programId?: string) => (programId ? `/commissions/new?program=${programId}` : '/commissions/new'),
  newAppealsCommission: (programId: string) => `/commissions/new?program=${programId}&kind=appeals`,
  commission: (commissionId: string) => `/commissions/${commissionId}`,
  orders: () => '/orders',
  newOrder: (groupId: string, kind: 'enrol-group' | 'complete-and-discharge' = 'enrol-group') =>
    `/orders/new?kind=${kind}&group=${groupId}`,
  order: (orderId: string) => `/orders/${orderId}`,
  protocols: () => '/protocols',
  protocol: (protocolId: string) => `/protocols/${protocolId}`,
  document: (documentId: string) => `/registry/${documentId}`,
  registryBook: () => '/registry-book',
  unhanded: () => '/unhanded',
  blanks: () => '/blanks',
  registry: (protocolId?: string) => (protocolId ? `/registry?protocol=${protocolId}` : '/registry'),

  verify: () => '/verify',
  verifyCode: (code: string) => `/verify/${encodeURIComponent(code)}`,
  regulation: (clause?: string) => (clause ? `/regulation#${clauseAnchor(clause)}` : '/regulation'),

  settings: () => '/settings',
  settingsOrganisation: () => '/settings/organisation',
  settingsSeries: () => '/settings/numbers',
  settingsUsers: () => '/settings/users',
  settingsCalendar: () => '/settings/calendar',
  settingsSeal: () => '/settings/seal',
  settingsRegulation: () => '/settings/regulation',
  settingsAcknowledgements: () => '/settings/acknowledgements',
  settingsOrders: () => '/settings/orders',
  settingsDesigns: () => '/settings/designs',
  settingsDesign: (kind: string) => `/settings/designs/${kind}`,
  settingsSigning: () => '/settings/signing',
  settingsInquiries: () => '/settings/inquiries',
} as const;

/** The id of a clause on the Regulation's page: `3.8` → `p-3-8`. */
export function clauseAnchor(clause: string): string {
  return `p-${clause.replaceAll('.', '-')}`;
}
