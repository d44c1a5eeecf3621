import { z } from 'zod';
import { instant } from './common.ts';
import { route } from './route.ts';

const codeParams = z.object({ code: z.string().trim().min(1).max(64) });

/** Media type of a credential that is a signed token. */
export const CREDENTIAL_TYPE = 'application/jwt';

export const getCredential = route({
  method: 'GET',
  path: '/verify/:code/credential',
  can: 'public',
  summary:
    'A certificate or diploma as an Open Badges 3.0 credential, a signed JWT; it names nobody but by a masked name.',
  params: codeParams,
  download: CREDENTIAL_TYPE,
});

export const getCredentialStatus = route({
  method: 'GET',
  path: '/verify/:code/status',
  can: 'public',
  summary: 'The revocation list of one credential (1EdTech): empty while its document is valid.',
  params: codeParams,
  response: z.object({
    id: z.url(),
    issuer: z.url(),
    revokedCredentials: z.array(z.object({ id: z.url(), revoked: z.literal(true), revocationReason: z.string() })),
  }),
});

export const getIssuer = route({
  method: 'GET',
  path: '/issuer',
  can: 'public',
  summary: 'Who issues the credentials: the Open Badges profile of the organisation.',
  response: z.object({
    '@context': z.array(z.url()),
    id: z.url(),
    type: z.array(z.string()),
    name: z.string(),
    url: z.url(),
  }),
});

/** The public half of an RSA key (RFC 7517). */
const publicKey = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  /** The address at which this key alone is read. */
  kid: z.url(),
});
export type PublicKey = z.infer<typeof publicKey>;

export const getIssuerKey = route({
  method: 'GET',
  path: '/issuer/keys/:thumbprint',
  can: 'public',
  summary: 'One public key that credentials were signed with; a former key stays.',
  params: z.object({ thumbprint: z.string().min(1).max(64) }),
  response: publicKey,
});

export const getIssuerKeys = route({
  method: 'GET',
  path: '/issuer/keys',
  can: 'public',
  summary: 'All public keys that credentials were signed with, the one in use first; also at /.well-known/jwks.json.',
  response: z.object({ keys: z.array(publicKey) }),
});

/** A key as the settings show it. */
const keptKey = z.object({
  /** RFC 7638: what a verifier knows the key by. */
  thumbprint: z.string(),
  /** Where anybody reads its public half. */
  address: z.url(),
  madeAt: instant,
  /** Null of the first one, which was made by itself. */
  madeBy: z.string().nullable(),
  /** When another took its place; null of the one in use. */
  retiredAt: instant.nullable(),
});
export type IssuerKey = z.infer<typeof keptKey>;

export const listIssuerKeys = route({
  method: 'GET',
  path: '/credential-keys',
  can: 'organisation.read',
  summary: 'The keys of credentials with their dates, the one in use first.',
  response: z.object({ keys: z.array(keptKey) }),
});

export const replaceIssuerKey = route({
  method: 'POST',
  path: '/issuer/keys',
  can: 'organisation.manage',
  summary: 'Makes a new key for credentials; the former one stays published, its private half is destroyed.',
  response: publicKey,
  status: 201,
});
