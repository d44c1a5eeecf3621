import { getProtocol, signProtocol, type Protocol } from '@itog/contracts';
import { TEST_PASSWORD, type TestApp } from './test-app.ts';

/** Everybody of its commission signs the protocol as the page does, the chair last; gives it as it then is. */
export async function signByAll(test: TestApp, protocolId: string): Promise<Protocol> {
  const signers = await test.db.query<{ login: string }[]>(
    `SELECT u.login FROM protocol p JOIN commission_seat seat ON seat.commission_id = p.commission_id
       AND (p.form <> 1 OR seat.role <> 'secretary') JOIN app_user u ON u.id = seat.user_id
     WHERE p.id = $1 ORDER BY seat.role = 'chair', seat.position`,
    [protocolId],
  );
  const params = { protocolId };
  for (const { login } of signers) {
    const signer = await test.as(login);
    const { contentSha256 } = await signer.call(getProtocol, { params });
    await signer.call(signProtocol, { params, body: { password: TEST_PASSWORD, contentSha256 } });
  }
  return (await test.as(signers.at(-1)?.login ?? '')).call(getProtocol, { params });
}
