import { clauseAnchor, paths } from './paths.ts';

describe('paths', () => {
  it('keeps every address as people have bookmarked it', () => {
    const sample = 'ID';
    const addresses = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, path(sample)]));
    expect(addresses).toEqual({
      signIn: '/sign-in?next=ID',
      account: '/account',
      myData: '/account/data',
      today: '/',
      myAttestations: '/my',
      myAttestation: '/my/ID',
      myAppeals: '/my/appeals',
      newAppeal: '/my/appeals/new?result=ID',
      myAppeal: '/my/appeals/ID',
      attempt: '/attempts/ID',
      programs: '/programs',
      newProgram: '/programs/new',
      program: '/programs/ID',
      programEdit: '/programs/ID/edit',
      programPolicy: '/programs/ID/policy',
      examCards: '/programs/ID/cards',
      questionBank: '/programs/ID/questions',
      questionImport: '/programs/ID/questions/import',
      newQuestion: '/programs/ID/questions/new',
      question: '/questions/ID',
      questionEdit: '/questions/ID/edit',
      groups: '/groups',
      newGroup: '/groups/new?program=ID',
      group: '/groups/ID',
      groupEdit: '/groups/ID/edit',
      learnerImport: '/groups/ID/import',
      groupRecords: '/groups/ID/records',
      groupTheses: '/groups/ID/theses',
      sessions: '/sessions',
      newSession: '/sessions/new?group=ID',
      session: '/sessions/ID',
      meeting: '/meetings/ID',
      sessionProtocol: '/sessions/ID/protocol',
      appeals: '/appeals',
      appeal: '/appeals/ID',
      appealQuestions: '/appeals/ID/questions',
      attemptTimeline: '/evidence/attempts/ID',
      audit: '/audit',
      examinationTimeline: '/evidence/examinations/ID',
      commissions: '/commissions',
      newCommission: '/commissions/new?program=ID',
      newAppealsCommission: '/commissions/new?program=ID&kind=appeals',
      commission: '/commissions/ID',
      orders: '/orders',
      newOrder: '/orders/new?kind=enrol-group&group=ID',
      order: '/orders/ID',
      protocols: '/protocols',
      protocol: '/protocols/ID',
      document: '/registry/ID',
      registryBook: '/registry-book',
      dueDocuments: '/registry/due',
      unhanded: '/unhanded',
      printRuns: '/registry/print-runs',
      printRun: '/registry/print-runs/ID',
      blanks: '/blanks?search=ID',
      registry: '/registry?protocol=ID',
      learnerRecord: '/records/ID',
      federalRegister: '/federal-register',
      registerPackage: '/federal-register/ID',
      verify: '/verify',
      verifyCode: '/verify/ID',
      regulation: '/regulation#p-ID',
      settings: '/settings',
      settingsOrganisation: '/settings/organisation',
      settingsSeries: '/settings/numbers',
      settingsUsers: '/settings/users',
      settingsCalendar: '/settings/calendar',
      settingsSeal: '/settings/seal',
      settingsKeys: '/settings/credential-keys',
      settingsRegulation: '/settings/regulation',
      settingsAcknowledgements: '/settings/acknowledgements',
      settingsOrders: '/settings/orders',
      settingsDesigns: '/settings/designs',
      settingsDesign: '/settings/designs/ID',
      settingsSigning: '/settings/signing',
      settingsInquiries: '/settings/inquiries',
      personalData: '/settings/personal-data',
      retention: '/settings/personal-data/retention',
      people: '/settings/personal-data/people',
      person: '/settings/personal-data/people/ID',
      destructionActs: '/settings/personal-data/acts',
      newDestructionAct: '/settings/personal-data/acts/new?from=ID',
      destructionAct: '/settings/personal-data/acts/ID',
    });
  });

  it('comes back after the sign-in to an address with its own query', () => {
    expect(paths.signIn('/groups?search=ПК')).toBe('/sign-in?next=%2Fgroups%3Fsearch%3D%D0%9F%D0%9A');
    expect(paths.signIn('/')).toBe('/sign-in');
    expect(paths.signIn()).toBe('/sign-in');
  });

  it('names a clause', () => {
    expect(clauseAnchor('3.12')).toBe('p-3-12');
    expect(paths.regulation('3.12')).toBe('/regulation#p-3-12');
  });
});
