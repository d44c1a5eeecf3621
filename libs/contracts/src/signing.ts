import { SECOND_FACTORS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, prose, sha256, uuid } from './common.ts';
import { route } from './route.ts';

/** What a signer gives at the act: his password anew and, where he has set it up, a one-time code. */
export const proof = z.object({ password: z.string().min(1).max(200), code: z.string().trim().max(10).nullish() });
export type Proof = z.infer<typeof proof>;

const agreement = z.object({ id: uuid, number: z.string(), title: z.string(), effectiveFrom: day, sha256 });
const agreementWithText = agreement.extend({ markdown: z.string() });
export type SigningAgreement = z.infer<typeof agreementWithText>;

const secondFactor = z.enum(SECOND_FACTORS);

export const mySigning = z.object({
  /** The edition in force; null before the first is published. */
  agreement: agreementWithText.nullable(),
  /** When the reader accepted this very edition. */
  acceptedAt: instant.nullable(),
  /** The one-time code that a signature asks for; null when the password is enough. */
  secondFactor: secondFactor.nullable(),
});
export type MySigning = z.infer<typeof mySigning>;

export const getMySigning = route({
  method: 'GET',
  path: '/my/signing',
  can: 'self',
  summary: 'The agreement on electronic signing in force, whether the reader has accepted it, and his second factor.',
  response: mySigning,
});

export const acceptSigningAgreement = route({
  method: 'POST',
  path: '/my/signing/consent',
  can: 'self',
  summary: 'Accepts this very text of the agreement on electronic signing (63-ФЗ, 6 and 9).',
  body: z.object({ agreementId: uuid, sha256 }),
  response: z.object({ acceptedAt: instant }),
  status: 201,
});

export const listSigningAgreements = route({
  method: 'GET',
  path: '/signing/agreements',
  can: 'organisation.read',
  summary: 'All editions of the agreement on electronic signing, the newest first.',
  response: z.object({
    agreements: z.array(agreement.extend({ inForce: z.boolean(), publishedAt: instant, accepted: z.int() })),
  }),
});

export const getSigningAgreement = route({
  method: 'GET',
  path: '/signing/agreements/:agreementId',
  can: 'organisation.read',
  summary: 'One edition with its text.',
  params: z.object({ agreementId: uuid }),
  response: agreementWithText,
});

export const publishSigningAgreement = route({
  method: 'POST',
  path: '/signing/agreements',
  can: 'organisation.manage',
  summary: 'Publishes a new edition; from its day on signers accept it anew.',
  body: z.object({ number: line(50), title: line(300), effectiveFrom: day, markdown: prose(200_000) }),
  response: agreement,
  status: 201,
});

export const listSigners = route({
  method: 'GET',
  path: '/signing/signers',
  can: 'organisation.read',
  summary: 'Who may have to sign, and who of them has accepted the agreement in force.',
  response: z.object({
    people: z.array(
      person.extend({
        post: z.string().nullable(),
        acceptedAt: instant.nullable(),
        secondFactor: secondFactor.nullable(),
      }),
    ),
  }),
});

const code = z.string().trim().min(6).max(10);

export const setUpSecondFactor = route({
  method: 'POST',
  path: '/my/second-factor',
  can: 'self',
  summary:
    'Begins to set up one-time codes: gives the secret for an application once, or sends the first code by e-mail.',
  body: z.object({ kind: secondFactor, password: proof.shape.password }),
  /** Both null for codes by e-mail. */
  response: z.object({ uri: z.string().nullable(), secret: z.string().nullable() }),
  status: 201,
});

export const confirmSecondFactor = route({
  method: 'POST',
  path: '/my/second-factor/confirmation',
  can: 'self',
  summary: 'Puts one-time codes into use by the first right one.',
  body: z.object({ code }),
});

export const removeSecondFactor = route({
  method: 'POST',
  path: '/my/second-factor/removal',
  can: 'self',
  summary: 'Switches one’s own one-time codes off, by the password and a code.',
  body: proof,
});

export const sendSigningCode = route({
  method: 'POST',
  path: '/my/signing-code',
  can: 'self',
  summary: 'Sends a one-time code by e-mail to who signs by such codes.',
});

export const switchOffSecondFactor = route({
  method: 'POST',
  path: '/users/:userId/second-factor/removal',
  can: 'users.manage',
  summary: 'Switches off the one-time codes of who has lost them; the person is told by e-mail.',
  params: z.object({ userId: uuid }),
  body: z.object({ reason: prose(1_000) }),
});
