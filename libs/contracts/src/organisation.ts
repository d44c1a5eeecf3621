import { z } from 'zod';
import { day, instant, line, person, prose, sha256, uuid } from './common.ts';
import { route } from './route.ts';

export const organisation = z.object({
  name: line(500),
  shortName: line(200),
  city: line(100),
  address: line(500).nullable(),
  zone: line(60),
});
export type Organisation = z.infer<typeof organisation>;

export const getOrganisation = route({
  method: 'GET',
  path: '/organisation',
  can: 'public',
  summary: 'The organisation as strangers may see it.',
  response: organisation,
});

export const updateOrganisation = route({
  method: 'PUT',
  path: '/organisation',
  can: 'organisation.manage',
  summary: 'Changes the organisation’s name, address or time zone.',
  body: organisation,
  response: organisation,
});

/** How many minutes before 24:00 of its day those are reminded who have not signed a protocol yet (3.12). */
const protocolReminders = z.object({ minutes: z.array(z.number()).max(100) });

export const getProtocolReminders = route({
  method: 'GET',
  path: '/organisation/protocol-reminders',
  can: 'organisation.read',
  summary: 'When those are reminded who have not signed a protocol: minutes before the end of its day (3.12).',
  response: protocolReminders,
});

export const updateProtocolReminders = route({
  method: 'PUT',
  path: '/organisation/protocol-reminders',
  can: 'organisation.manage',
  summary: 'Sets when those are reminded who have not signed a protocol (3.12).',
  body: protocolReminders,
  response: protocolReminders,
});

export const edition = z.object({
  id: uuid,
  number: z.string(),
  title: z.string(),
  effectiveFrom: day,
  sha256,
});
export const editionWithText = edition.extend({ markdown: z.string() });

export const getRegulation = route({
  method: 'GET',
  path: '/regulation',
  can: 'public',
  summary: 'The Regulation in force, in the open (1.11), and its former editions.',
  response: z.object({ current: editionWithText, editions: z.array(edition) }),
});

export const publishEdition = route({
  method: 'POST',
  path: '/regulation/editions',
  can: 'organisation.manage',
  summary: 'Publishes a new edition; learners acknowledge it anew (3.2).',
  body: z.object({ number: line(50), title: line(300), effectiveFrom: day, markdown: prose(500_000) }),
  response: edition,
  status: 201,
});

export const acknowledgeRegulation = route({
  method: 'POST',
  path: '/my/acknowledgements',
  can: 'self',
  summary: 'Records that the signed-in person has read this very text of the Regulation (3.2).',
  body: z.object({ editionId: uuid, sha256 }),
  response: z.object({ acknowledgedAt: instant }),
  status: 201,
});

export const listAcknowledgements = route({
  method: 'GET',
  path: '/regulation/acknowledgements',
  can: 'organisation.read',
  summary: 'Who of the staff has acknowledged the Regulation in force, and who has not.',
  response: z.object({
    people: z.array(person.extend({ post: z.string().nullable(), acknowledgedAt: instant.nullable() })),
  }),
});

const inquiry = z.object({
  id: uuid,
  askedAt: instant,
  name: z.string(),
  email: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
});

export const askAboutRegulation = route({
  method: 'POST',
  path: '/inquiries',
  can: 'public',
  summary: 'A customer asks for an explanation of the Regulation (1.12).',
  body: z.object({ name: line(200), email: z.email().max(200), question: prose(5_000) }),
  response: z.object({ askedAt: instant }),
  status: 201,
});

export const listInquiries = route({
  method: 'GET',
  path: '/inquiries',
  can: 'inquiries.read',
  summary: 'Questions asked about the Regulation.',
  response: z.object({ inquiries: z.array(inquiry) }),
});

export const answerInquiry = route({
  method: 'POST',
  path: '/inquiries/:inquiryId/answer',
  can: 'inquiries.answer',
  summary: 'Answers a question; the answer goes to the asker by e-mail (1.12).',
  params: z.object({ inquiryId: uuid }),
  body: z.object({ answer: prose(10_000) }),
  response: inquiry,
  status: 201,
});
