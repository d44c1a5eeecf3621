import type { Queue } from 'pg-boss';

/** Jobs by name. Each is written in the transaction that makes it necessary, carries ids only and may run twice. */
export const JOB_QUEUES = [
  {
    name: 'attestation.draw-papers',
    options: { notify: true, retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 300 },
  },
  {
    name: 'attestation.tell-moved',
    options: { notify: true, retryLimit: 8, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  },
  {
    name: 'registry.print',
    options: { notify: true, retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 },
  },
  {
    name: 'protocols.print',
    options: { notify: true, retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 },
  },
  {
    name: 'orders.print',
    options: { notify: true, retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 },
  },
  {
    name: 'protocols.tell',
    options: { notify: true, retryLimit: 8, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  },
  {
    name: 'signing.letter',
    options: { notify: true, retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  },
  {
    name: 'appeals.print',
    options: { notify: true, retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 },
  },
  {
    name: 'appeals.tell',
    options: { notify: true, retryLimit: 8, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  },
  { name: 'prints.make', options: { notify: true, retryLimit: 2, retryDelay: 2, expireInSeconds: 600 } },
  { name: 'print-runs.go', options: { notify: true, retryLimit: 2, retryDelay: 2, expireInSeconds: 3_600 } },
  {
    name: 'mail.send',
    options: { notify: true, retryLimit: 8, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  },
] as const satisfies readonly { name: string; options: Omit<Queue, 'name'> }[];

export type JobName = (typeof JOB_QUEUES)[number]['name'];
