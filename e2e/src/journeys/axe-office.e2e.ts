import { Inspectors, visitsOf, type Pages } from '../support/inspectors.ts';
import { setStage, type Stage } from '../support/stage.ts';

let stage: Stage;
let inspectors: Inspectors;

beforeAll(async () => {
  stage = await setStage({ network: true });
  inspectors = await Inspectors.of(stage);
}, 180_000);

afterAll(() => stage?.close());

/** What those see who keep the organisation's affairs, on any day. */
const OFFICE: Pages = {
  admin: [
    '/',
    '/programs',
    '/programs/new',
    '/programs/:program',
    '/programs/:program/edit',
    '/programs/:program/policy',
    '/programs/:program/questions',
    '/programs/:program/questions/import',
    '/programs/:program/questions/new',
    '/questions/:question',
    '/questions/:pictured',
    '/questions/:question/edit',
    '/groups',
    '/groups/new',
    '/groups/:group',
    '/groups/:group?learner=:enrolment',
    '/groups/:group/edit',
    '/groups/:group/import',
    '/sessions',
    '/sessions/new?group=:group',
    '/sessions/:today',
    '/sessions/:today/protocol',
    '/commissions',
    '/commissions/new',
    '/orders',
    '/orders/new?kind=enrol-group&group=:group',
    '/settings/orders',
    '/commissions/:commission',
    '/orders/:ordered',
    '/programs/:retraining/cards',
    '/groups/:theses/theses',
    '/sessions/new?group=:theses',
    '/protocols',
    '/protocols/:signed',
    '/registry',
    '/registry/:document',
    '/registry-book',
    '/unhanded',
    '/blanks',
    '/federal-register',
    '/records/:learner9?group=:group',
    '/settings/designs/certificate',
    '/settings/designs/diploma',
    '/settings/organisation',
    '/settings/numbers',
    '/settings/users',
    '/settings/regulation',
    '/settings/acknowledgements',
    '/settings/inquiries',
    '/settings/calendar',
    '/settings/seal',
    '/settings/signing',
    '/settings/personal-data',
    '/settings/personal-data/retention',
    '/settings/personal-data/people?search=Макетова',
    '/settings/personal-data/people/:learner9',
    '/settings/personal-data/acts',
    '/settings/personal-data/acts/new',
    '/no-such-page',
  ],
  teacher1: ['/', '/programs/:program/questions', '/groups/:group'],
  director: ['/orders', '/settings/organisation', '/settings/designs/certificate'],
  auditor: [
    '/',
    '/groups/:group',
    '/sessions/:earlier',
    '/registry',
    '/registry-book',
    '/federal-register',
    '/blanks',
    '/audit',
    '/settings/users',
  ],
};

describe('the office, on a phone in the light and on a desktop in the dark', () => {
  const visits = visitsOf(OFFICE);
  beforeAll(() => inspectors.begin(visits));

  it.each(visits)(
    'the pages of $who are good',
    async (visit) => expect(await inspectors.faults(visit)).toEqual([]),
    600_000,
  );

  it('no page shows nothing for a second', async () => expect(await inspectors.paintFaults()).toEqual([]), 300_000);
});
