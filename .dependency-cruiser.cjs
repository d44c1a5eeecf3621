// Upstream first: a room may call the rooms above it, and learns nothing of those below.
const ROOMS = [
  'identity',
  'organisation',
  'calendars',
  'signing',
  'seals',
  'orders',
  'programs',
  'questions',
  'enrolments',
  'records',
  'commissions',
  'attestation',
  'theses',
  'attempts',
  'meetings',
  'evidence',
  'protocols',
  'amendments',
  'blanks',
  'designs',
  'registry',
  'reissues',
  'verification',
  'hand-overs',
  'federal-register',
  'appeals',
  'hearings',
  'group-files',
  'privacy',
  'prints',
  'print-runs',
  'spreadsheets',
  'statistics',
  'audit',
  'today',
];

/** A spec may look anywhere. */
const SPECS = '\\.spec\\.ts$';
const room = (name) => `^apps/api/src/modules/${name}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...ROOMS.slice(0, -1).map((name, index) => ({
      name: `${name}-calls-only-upstream`,
      comment: 'News goes downstream by jobs and hints, never by an import.',
      severity: 'error',
      from: { path: room(name), pathNot: SPECS },
      to: { path: ROOMS.slice(index + 1).map(room) },
    })),
    {
      name: 'rooms-open-by-their-doors',
      comment: 'Another room is entered by its service, entity or module.',
      severity: 'error',
      from: { path: '^apps/api/src/modules/([^/]+)/', pathNot: SPECS },
      to: {
        path: '^apps/api/src/modules/',
        pathNot: ['^apps/api/src/modules/$1/', '\\.(service|entity|module)\\.ts$'],
      },
    },
    {
      name: 'unknown-room',
      comment: 'A new room takes its place in ROOMS.',
      severity: 'error',
      from: { path: '^apps/api/src/modules/', pathNot: ROOMS.map(room) },
      to: {},
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: '^apps/api/src/platform/db/entities\\.ts$' },
      to: { path: '^apps/api/src/modules/' },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'parts-know-no-feature',
      severity: 'error',
      from: { path: '^apps/web/src/(ui|api|i18n|shell)/', pathNot: '^apps/web/src/shell/' },
      to: { path: '^apps/web/src/features/' },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: SPECS },
      to: { pathNot: '^libs/domain/src/' },
    },
    {
      name: 'contracts-import-domain-and-zod',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: SPECS },
      to: { pathNot: ['^libs/(contracts|domain)/src/', '^node_modules/zod/'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: {
        pathNot:
          '\\.(spec|test|e2e)\\.tsx?$|^(e2e|bench|libs/testing|tools/jest/|apps/api/src/testing|apps/web/src/test-)',
      },
      to: { path: ['^libs/testing/', '^apps/api/src/testing/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|\\.nx)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
