import { draftProtocol, signProtocol } from '@itog/contracts';
import pg from 'pg';
import { ApiClient } from './api-client.ts';
import type { Product } from './product.ts';

/** What `seed-load` tells of the session it has made. */
export type LoadedSession = {
  readonly sessionId: string;
  readonly logins: readonly string[];
  readonly password: string;
};

/** Somebody of the session's organisation, signed in: `admin`, `secretary`, `chair`, `member` … */
export function staffOf(
  { origin }: Pick<Product, 'origin'>,
  { logins, password }: LoadedSession,
  who: string,
): Promise<ApiClient> {
  return ApiClient.signedIn(origin, `${(logins[0] ?? '').replace(/-1$/, '')}-${who}`, password);
}

/** Everybody has passed the test: attempts as the test room leaves them, for what comes after it. */
export async function passEverybody(databaseUrl: string, { sessionId }: LoadedSession): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(
      `INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, finished_at,
                            close_reason, total, answered, correct, mark, sheet_sha256)
       SELECT p.id, p.session_id, p.enrolment_id, e.learner_id, 1, now() - interval '9 minutes', now() + interval '1 hour',
              now(), 'learner', p.questions, p.questions, p.questions, 'pass', encode(sha256(p.id::text::bytea), 'hex')
       FROM paper p JOIN enrolment e ON e.id = p.enrolment_id WHERE p.session_id = $1 AND p.number = 1`,
      [sessionId],
    );
  } finally {
    await db.end();
  }
}

/** The session's protocol, drawn up and signed by the commission; gives its id. */
export async function signedProtocolOf(product: Pick<Product, 'origin'>, load: LoadedSession): Promise<string> {
  const secretary = await staffOf(product, load, 'secretary');
  const { id, contentSha256 } = await secretary.call(draftProtocol, { params: { sessionId: load.sessionId } });
  for (const who of ['member', 'chair']) {
    const signer = await staffOf(product, load, who);
    const body = { password: load.password, contentSha256 };
    await signer.call(signProtocol, { params: { protocolId: id }, body });
  }
  return id;
}
