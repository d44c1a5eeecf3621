import { createHash } from 'node:crypto';
import {
  decideAppeal,
  getAppeal,
  getAppealProtocolFile,
  listMyAppeals,
  signAppealProtocol,
  verifyDocument,
  verifyFile,
} from '@itog/contracts';
import { refusedCodes } from '@itog/testing';
import { appealsCommission, file, hear } from '../../testing/appeals.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { AppealPrinting } from './appeal-printing.service.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

describe('5.11 the protocol of an appeal', () => {
  it('is verified by anybody once it is signed: who signed it, and no more of the learner than of any', async () => {
    const world = await test.world({ prefix: 'vp', learners: 2, questions: 3 });
    const seats = await appealsCommission(test, world, 'vp');
    await signedProtocol(test, world, [
      { login: 'vp-1', mark: 'fail' },
      { login: 'vp-2', mark: 'pass' },
    ]);
    const learner = await test.as('vp-1');
    const { results } = await learner.call(listMyAppeals, {});
    const appeal = await file(learner, 'result', results[0]?.result ?? { kind: 'attempt', id: '' });
    const params = { appealId: appeal.id };
    await hear(
      test,
      'vp',
      appeal.id,
      seats.map((seat) => ({ seat, vote: 'reject' as const })),
    );
    const body = { reasons: 'Ключи верны: тайное слово.' };
    await (await test.as(seats[0]?.login ?? '')).call(decideAppeal, { params, body });
    const [{ code }] = await test.db.query('SELECT code FROM appeal WHERE id = $1', [appeal.id]);
    const stranger = test.stranger();
    expect(await refusedCodes(stranger.call(verifyDocument, { params: { code } }))).toEqual(['not-found']);

    for (const { login } of [...seats.slice(1), ...seats.slice(0, 1)]) {
      const member = await test.as(login);
      const { protocol } = await member.call(getAppeal, { params });
      const contentSha256 = protocol?.contentSha256 ?? '';
      await member.call(signAppealProtocol, { params, body: { password: TEST_PASSWORD, contentSha256 } });
    }
    const shown = await stranger.call(verifyDocument, { params: { code } });
    expect(shown).toMatchObject({
      subject: 'protocol',
      form: 'appeal',
      status: 'signed',
      programTitle: 'Проверочная программа vp',
      fileSha256: null,
      signers: [{ role: 'chair', status: 'signed' }, { role: 'member' }, { role: 'member' }],
    });
    const text = JSON.stringify(shown);
    expect(text).not.toMatch(/тайное|Проверочный vp-1|reject/u);

    await test.app.get(AppealPrinting, { strict: false }).handle({ appealId: appeal.id, paper: 'protocol' });
    const bytes = Buffer.from(await (await learner.send(getAppealProtocolFile, { params })).arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await stranger.call(verifyFile, { params: { sha256 } })).toMatchObject({ form: 'appeal', code });
  });
});
