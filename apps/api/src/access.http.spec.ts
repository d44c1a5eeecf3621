import { randomUUID } from 'node:crypto';
import { can, PERMISSIONS, ROLES, type Role } from '@itog/domain';
import { ROUTES, signIn, signOut, type ProblemBody, type Route } from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import { Passwords } from './modules/identity/passwords.service.ts';
import { testApp, TEST_PASSWORD, type TestApp } from './testing/test-app.ts';

let api: TestApp;
const clients = new Map<Role, ApiClient>();

beforeAll(async () => {
  api = await testApp();
  await api.world({ questions: 3 });
  const hash = await new Passwords().hash(TEST_PASSWORD);
  for (const role of ROLES) {
    await api.db.query(
      `INSERT INTO app_user (login, password_hash, last_name, first_name, roles) VALUES ($1, $2, 'Один', $1, ARRAY[$1])`,
      [role, hash],
    );
    clients.set(role, await api.as(role));
  }
  // Whoever may sign is asked for his password next, not for his consent.
  await api.db.query(
    `INSERT INTO signing_consent (user_id, agreement_id, sha256, address, device)
     SELECT u.id, a.id, a.sha256, '', '' FROM app_user u CROSS JOIN signing_agreement_in_force a ON CONFLICT DO NOTHING`,
  );
});
afterAll(() => api.close());

type Answer = { readonly status: number; readonly codes: readonly string[] };

/** Ids of nothing: as many as the path asks for, of the right kind. */
const nowhere = ({ path }: Route): Record<string, string> =>
  Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
      if (name === 'sha256') return [name, randomUUID().replaceAll('-', '').repeat(2)];
      if (name === 'column') return [name, 'N'];
      return [name, ['series', 'keptKind'].includes(name) ? 'protocol' : randomUUID()];
    }),
  );

async function ask(client: ApiClient, route: Route, body?: unknown): Promise<Answer> {
  const given = body ?? (route.method === 'GET' ? undefined : route.uploadBytes ? new Uint8Array([1]) : {});
  const response = await client.send(route, { params: nowhere(route), body: given });
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const codes = isProblem ? (JSON.parse(text) as ProblemBody).refusals.map(({ code }) => code) : [];
  return { status: response.status, codes };
}

// These two change who the client is; they have tests of their own.
const routes = ROUTES.filter(({ route }) => route !== signIn && route !== signOut);
const isWrite = ({ method }: Route) => method !== 'GET';

describe.each(routes)('$route.method $route.path', ({ route }) => {
  const who = PERMISSIONS[route.can];

  it(`is ${who === 'anyone' ? 'open to strangers' : 'closed to strangers'}`, async () => {
    const { status, codes } = await ask(api.stranger(), route);
    if (who === 'anyone') expect([401, 500]).not.toContain(status);
    else if (route.uploadBytes) expect(status).toBe(401);
    else expect([status, codes]).toEqual([401, ['access.signed-out']]);
  });

  it.each(ROLES)(`answers the role %s as its permission ${route.can} says`, async (role) => {
    const { status, codes } = await ask(clients.get(role) ?? api.stranger(), route);
    expect(status).not.toBe(500);
    if (can([role], route.can)) expect(codes).not.toContain('access.denied');
    else expect([status, codes]).toEqual([403, ['access.denied']]);
  });

  if (isWrite(route))
    it('refuses a browser that comes from another site', async () => {
      const client = clients.get('administrator') ?? api.stranger();
      const signs = [
        ['origin', 'https://elsewhere.example'],
        ['sec-fetch-site', 'cross-site'],
      ] as const;
      for (const [header, value] of signs) {
        const response = await client.send(route, { params: nowhere(route), body: {} }, { [header]: value });
        expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('access.cross-site')]);
      }
    });
});

/** Bodies that the contract takes, so that what is asked about is the id in the path. */
const day = '2026-01-01';
const name = { lastName: 'А', firstName: 'Б', patronymic: null };
const program = {
  kind: 'professional-development',
  title: 'П',
  hours: 72,
  studyForm: 'з',
  forms: ['test'],
  modules: [],
  policy: {},
};
const NO_RECORD = {
  birthDate: null,
  sex: null,
  snils: null,
  citizenship: '643',
  identityKind: null,
  identitySeries: null,
  identityNumber: null,
  priorLevel: null,
  priorLastName: null,
  priorSeries: null,
  priorNumber: null,
  priorIssuedOn: null,
  postalAddress: null,
};
const question = { name: 'В', topic: null, html: 'В', options: [{ html: 'а', correct: true }], explanationHtml: null };
const BODIES: Readonly<Record<string, unknown>> = {
  steerPrintRun: { deed: 'pause' },
  updateUser: { post: 'Инженер' },
  switchOffSecondFactor: { reason: 'Так надо' },
  answerInquiry: { answer: 'Да' },
  updateProgram: program,
  createQuestion: question,
  reviseQuestion: { ...question, version: 1 },
  updateGroup: { programId: randomUUID(), title: 'Г', startsOn: day, endsOn: day, customer: null },
  enrolLearner: { name },
  recordAdmissionFacts: { enrolmentIds: [randomUUID()] },
  updateEnrolment: { extraMinutes: 1 },
  overrideAdmission: { reason: 'Так надо' },
  signOrder: { password: TEST_PASSWORD, contentSha256: 'a'.repeat(64) },
  changeOrder: { revision: 1, words: { subject: 'О', text: 'Т' } },
  cancelOrder: { reason: 'Так надо' },
  moveSession: { opensAt: day, startUntil: day, venue: 'remote', address: null, reason: 'Так надо' },
  cancelSession: { reason: 'Так надо' },
  grantTime: { attemptIds: [randomUUID()], minutes: 1, reason: 'Так надо' },
  declareOutage: { from: day, until: day, reason: 'Так надо' },
  saveAnswer: { optionId: randomUUID(), revision: 1 },
  claimWriting: { tabId: randomUUID() },
  flagQuestion: { flagged: true },
  changeProtocol: { revision: 1, resolution: 'Решили', rows: [] },
  signProtocol: { password: TEST_PASSWORD, contentSha256: 'a'.repeat(64) },
  chooseSealed: { kinds: [] },
  recordPresence: { present: true },
  callLearner: { examinationId: null },
  recordAbsence: { absent: true },
  drawCard: { cardId: null },
  recordExamination: {},
  giveMark: { mark: 'good' },
  confirmMark: { mark: 'good' },
  recordQuestion: { askedBy: randomUUID(), text: 'Вопрос' },
  recordOpinion: { text: 'Мнение' },
  recordDecision: { kind: 'other', reasons: 'Так решили' },
  createExamCard: { questions: ['Вопрос'] },
  generateExamCards: { count: 1, questionsPerCard: 1, questions: ['Вопрос'] },
  updateExamCard: { questions: ['Вопрос'] },
  updateThesis: {},
  saveRecord: { ...NO_RECORD },
  saveStudyTerms: { funding: 'paid', learningPlace: 'inside', priorEducationPending: false },
  correctRegisterCell: { value: 'нет' },
  sendRegisterPackage: { operatorNumber: '1', sentOn: day },
  concludeRegisterPackage: { outcome: 'accepted' },
  withdrawRegisterPackage: { reason: 'Ошибка' },
  annulDocument: { reason: 'Так надо' },
  previewReissue: { reason: 'loss', note: null, name: null },
  reissueDocument: { reason: 'loss', note: null, name: null, requestId: randomUUID() },
  removeBlankBatch: { reason: 'Ошибка' },
  recordDelivery: { outcome: 'delivered', on: day, note: null },
  recordFormerDocument: { lossProof: 'police', state: null, on: null, note: null },
  issueExtract: { requestId: randomUUID() },
  assignBlank: { blank: null },
  correctHandOver: {
    way: 'in-person',
    on: day,
    recipient: null,
    proxyDocument: null,
    address: null,
    trackNumber: null,
    reason: 'Так надо',
  },
  answerWithdrawal: { outcome: 'stopped', note: 'Акт № 1' },
  recordConsent: { textId: randomUUID(), givenOn: day, place: 'Папка 1' },
  refuseDestruction: { reason: 'Так надо' },
  approveDestruction: { password: TEST_PASSWORD },
  acknowledgeAppeal: { password: TEST_PASSWORD, contentSha256: 'a'.repeat(64) },
  scheduleHearing: { at: '2099-01-01T10:00:00Z', place: 'Ауд. 1', link: null },
  recordHearingPresence: { present: true },
  voteOnAppeal: { vote: 'reject' },
  previewAppealDecision: { reasons: 'Так решили' },
  decideAppeal: { reasons: 'Так решили' },
  signAppealProtocol: { password: TEST_PASSWORD, contentSha256: 'a'.repeat(64) },
  recordAcknowledgementRefusal: { reason: 'Отказ', witnesses: ['А', 'Б'] },
  voteOnRuling: { versionId: randomUUID(), finding: 'none' },
  previewRegrade: { versionId: randomUUID(), ruling: 'void' },
  confirmRegrade: { versionId: randomUUID(), ruling: 'void', reasons: 'Так', sha256: 'a'.repeat(64) },
  previewCalendar: { days: [] },
  publishCalendar: { base: 0, status: 'approved', source: 'И', reason: 'Так надо', days: [] },
};
/** Paths whose parameter is one of a few words, or that ask for a query first. */
const NO_IDS = [
  'updateSeries',
  'previewOrderTemplate',
  'saveOrderTemplate',
  'saveDesign',
  'proofDesign',
  'calibrateDesign',
  'saveRetention',
];
const QUERIES: Readonly<Record<string, Record<string, string>>> = {
  importQuestions: { fileName: 'a.txt' },
  exportQuestions: { format: 'gift' },
  importLearners: { fileName: 'a.xlsx' },
  importRecords: { fileName: 'a.xlsx' },
  answerRegisterPackage: { fileName: 'a.xlsx' },
  uploadThesis: { fileName: 'a.pdf' },
  uploadMyThesis: { fileName: 'a.pdf' },
  attachSignature: { fileName: 'a.sig' },
};

describe('an id of nothing, or of somebody else', () => {
  const withIds = routes.filter(({ name: route, route: { path } }) => path.includes(':') && !NO_IDS.includes(route));

  it.each(withIds)('$name: does not exist', async ({ name: route, route: call }) => {
    const allowed = ROLES.find((role) => can([role], call.can)) ?? 'learner';
    const body = call.uploadBytes ? new TextEncoder().encode('2+2? {=4 ~5}') : BODIES[route];
    const params = nowhere(call);
    const response = await (clients.get(allowed) ?? api.stranger()).send(call, {
      params,
      query: QUERIES[route] ?? {},
      body,
    });
    expect([response.status, await response.text()]).toEqual([404, expect.stringMatching(/not-found/)]);
  });
});

describe('the routes of the contract', () => {
  it('are all served', async () => {
    const fastify = api.app.getHttpAdapter().getInstance();
    const unserved = ROUTES.filter(({ route: { method, path } }) => !fastify.hasRoute({ method, url: `/api${path}` }));
    expect(unserved.map(({ room, name: route }) => `${room}: ${route}`)).toEqual([]);
  });
});
