import { z } from 'zod';
import { instant, person, uuid } from './common.ts';
import { registryFilter } from './registry.ts';
import { route } from './route.ts';

/** Documents in one run. */
export const MOST_IN_RUN = 2_000;

export const PRINT_RUN_STATUSES = ['running', 'paused', 'cancelled', 'done'] as const;

/** What is done to a run; `retry` prints once more what could not be printed. */
export const PRINT_RUN_DEEDS = ['pause', 'resume', 'cancel', 'retry'] as const;
export type PrintRunDeed = (typeof PRINT_RUN_DEEDS)[number];

export const printRun = z.object({
  id: uuid,
  title: z.string(),
  status: z.enum(PRINT_RUN_STATUSES),
  madeBy: person,
  madeAt: instant,
  finishedAt: instant.nullable(),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
});
export type PrintRun = z.infer<typeof printRun>;

const runParams = z.object({ runId: uuid });

/** The valid documents that are named, or that a filter of the registry finds. */
export const printRunRequest = z.discriminatedUnion('of', [
  z.object({ of: z.literal('chosen'), documentIds: z.array(uuid).min(1).max(MOST_IN_RUN) }),
  z.object({ of: z.literal('found'), filter: registryFilter }),
]);
export type PrintRunRequest = z.infer<typeof printRunRequest>;

/** What a run over what a filter finds would print, and what it would leave out. */
export const previewPrintRun = route({
  method: 'GET',
  path: '/print-runs/preview',
  can: 'print-runs.manage',
  summary: 'How many documents a filter of the registry would print, and how many not and why; starts nothing.',
  query: registryFilter,
  response: z.object({
    /** Valid documents: they will be printed; and those of them that have their file already. */
    documents: z.int(),
    printed: z.int(),
    replaced: z.int(),
    annulled: z.int(),
    /** Due by the protocol of the filter (by any, without a filter) and not issued yet, since they are held back. */
    withheld: z.int(),
  }),
});
export type PrintRunPreview = z.infer<(typeof previewPrintRun)['response'] & object>;

export const startPrintRun = route({
  method: 'POST',
  path: '/print-runs',
  can: 'print-runs.manage',
  summary: 'Prints up to 2,000 valid documents; the same list asked for again while it is printed is the same run.',
  body: printRunRequest,
  response: printRun,
  status: 201,
});

export const listPrintRuns = route({
  method: 'GET',
  path: '/print-runs',
  can: 'registry.read',
  summary: 'The latest 50 runs, the newest first.',
  response: z.object({ runs: z.array(printRun) }),
});

export const getPrintRun = route({
  method: 'GET',
  path: '/print-runs/:runId',
  can: 'registry.read',
  summary: 'How far a run has come, and what could not be printed and why.',
  params: runParams,
  response: printRun.extend({
    failures: z.array(
      z.object({
        documentId: uuid,
        registrationNumber: z.string(),
        learnerName: z.string(),
        /** For a person to read. */
        problem: z.string(),
      }),
    ),
  }),
});
export type PrintRunWhole = z.infer<(typeof getPrintRun)['response'] & object>;

export const steerPrintRun = route({
  method: 'POST',
  path: '/print-runs/:runId/deeds',
  can: 'print-runs.manage',
  summary: 'Pauses, resumes or cancels a run, or prints its failures once more; nothing that is printed is lost.',
  params: runParams,
  body: z.object({ deed: z.enum(PRINT_RUN_DEEDS) }),
  response: printRun,
});

export const getPrintRunZip = route({
  method: 'GET',
  path: '/print-runs/:runId/zip',
  can: 'registry.read',
  summary: 'The registered files byte for byte, each under its own name; made while it is sent.',
  params: runParams,
  download: 'application/zip',
});

export const getPrintRunFile = route({
  method: 'GET',
  path: '/print-runs/:runId/file',
  can: 'registry.read',
  summary: 'One PDF for the printer with the sheets of all, in the order of the list; made while it is sent.',
  params: runParams,
  download: 'application/pdf',
});
