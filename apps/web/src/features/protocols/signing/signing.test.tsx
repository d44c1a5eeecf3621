import {
  getMySigning,
  getProtocol,
  getToday,
  previewProtocol,
  signProtocol,
  type OutputOf,
  type Protocol,
  type Refusal,
} from '@itog/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { applyHint } from '../../../api/hints.ts';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { signingOf } from '../../../ui/signing/test-support/signing.ts';
import { CHAIR, MEMBER, PROTOCOL_ID, protocolOf, SECRETARY, SESSION_ID, signedAt } from '../test-support/protocol.ts';

const me = someone(['commission-member']);

/** Another protocol waits for the reader's signature, and nothing else. */
const NEXT = '00000000-0000-4000-8000-000000000108';
const todayWithNext = (): OutputOf<typeof getToday> => ({
  serverNow: new Date(),
  protocolsToSign: [
    {
      protocolId: NEXT,
      number: '8-ПК/26',
      programTitle: 'Охрана труда',
      groupTitle: 'ОТ-12',
      dueAt: new Date(),
      overdue: false,
      waitingFor: [],
      learnerName: null,
      refusedBy: [],
      myVoided: false,
      mine: true,
    },
  ],
  ...{ sessions: [], meetings: [], secondTimesDue: [], protocolsToDraft: [], ordersToSign: [], retakesLapsing: [] },
  ...{ destructionsToApprove: [], destructionsRefused: [], withdrawals: [], documentsToIssue: [], notAdmitted: [] },
  ...{ groupsToDischarge: [], register: { urgent: 0, late: 0 }, unhanded: { count: 0, since: null } },
  ...{ inquiries: 0, sealEndsAt: null },
});

/** A server that holds one protocol; what it holds may change while the page is open. */
function serverOf(protocol: Protocol, sign: () => Protocol | Refusal) {
  const server = { protocol };
  const handlers = [
    on(getMySigning, () => signingOf()),
    on(getToday, todayWithNext),
    on(getProtocol, () => server.protocol),
    on(previewProtocol, () => ({
      refusals: [],
      attestation: 'test' as const,
      protocolNumber: '',
      protocols: 1,
      rows: [],
      absent: [],
    })),
    on(signProtocol, () => {
      const answer = sign();
      if ('clause' in answer) return refused(answer);
      server.protocol = answer;
      return answer;
    }),
  ];
  return { server, handlers };
}

async function open({ handlers }: ReturnType<typeof serverOf>) {
  const app = await renderApp(`/protocols/${PROTOCOL_ID}`, { me, handlers });
  await screen.findByRole('heading', { level: 1, name: 'Протокол № 7-ПК/26' });
  const signed = () => app.calls.filter(({ method, url }) => method === 'POST' && url.endsWith('/signatures'));
  const change = (protocol: Protocol, server: { protocol: Protocol }) =>
    act(async () => {
      server.protocol = protocol;
      await applyHint(app.client, { event: 'protocol.changed', protocolId: PROTOCOL_ID, sessionId: SESSION_ID });
    });
  return { ...app, signed, change };
}

const dialog = () => screen.findByRole('dialog', { name: 'Подпись под протоколом' });

async function typePassword(user: Awaited<ReturnType<typeof open>>['user'], password: string) {
  await user.click(await screen.findByRole('button', { name: 'Подписать протокол' }));
  const inside = within(await dialog());
  await user.type(await inside.findByLabelText('Введите пароль ещё раз'), password);
  await user.click(inside.getByRole('button', { name: 'Подписать протокол' }));
  return inside;
}

describe('signing a protocol', () => {
  it('shows the very markup that is hashed, in a frame that may run nothing', async () => {
    const protocol = protocolOf({
      html: '<p>Слова</p><script>alert(1)</script>',
      amends: { id: NEXT, number: '6/26' },
    });
    await open(serverOf(protocol, () => protocol));
    const frame = await screen.findByTitle<HTMLIFrameElement>('Протокол № 7-ПК/26');
    expect(frame.getAttribute('srcdoc')).toContain(protocol.html);
    expect(frame.getAttribute('srcdoc')).toContain(`default-src 'none'`);
    expect(frame.getAttribute('sandbox')).toBe('allow-same-origin');
    expect(screen.getByRole('link', { name: 'взамен протокола № 6/26' })).toHaveAttribute('href', `/protocols/${NEXT}`);
  });

  it('sends the password with the hash of the words that were read, and shows the signature', async () => {
    const before = protocolOf();
    const after = protocolOf({
      signers: [
        { ...CHAIR, role: 'chair', signature: null },
        { ...MEMBER, role: 'member', signature: signedAt('2026-03-04T10:40:00Z') },
      ],
      mySigning: [{ code: 'signature.given-already', clause: null }],
    });
    const { user, signed } = await open(serverOf(before, () => after));
    expect(screen.getByText('Подписали 0 из 2')).toBeInTheDocument();
    await typePassword(user, 'мой пароль');
    expect(await screen.findByText('Подписали 1 из 2')).toBeInTheDocument();
    expect(signed()).toEqual([
      expect.objectContaining({
        body: {
          password: 'мой пароль',
          code: null,
          status: 'signed',
          statement: null,
          contentSha256: before.contentSha256,
        },
      }),
    ]);
    expect(screen.getByText(/^Подписано паролем 4 марта в 15:40/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Подписать протокол' })).not.toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Протокол № 8-ПК/26' })).toHaveAttribute(
      'href',
      `/protocols/${NEXT}`,
    );
  });

  it('stays open over a wrong password, and says so', async () => {
    const protocol = protocolOf();
    const { user, signed } = await open(serverOf(protocol, () => ({ code: 'password.wrong', clause: null })));
    const inside = await typePassword(user, 'не тот');
    expect(await inside.findByRole('alert')).toHaveTextContent('Пароль не подошёл.');
    expect(inside.getByText(protocol.contentSha256.slice(0, 4))).toBeInTheDocument();
    expect(signed()).toHaveLength(1);
  });

  it('has words that have changed read anew before they are signed', async () => {
    const changed = protocolOf({ html: '<p>Другие слова</p>', revision: 2 });
    const server = serverOf(protocolOf(), () => ({ code: 'signature.content-changed', clause: null }));
    const { user } = await open(server);
    server.server.protocol = changed; // and no hint of it came
    await typePassword(user, 'мой пароль');
    expect(await screen.findByRole('alert')).toHaveTextContent('Текст протокола изменился. Прочитайте его заново');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Подписать протокол' })).not.toBeInTheDocument();
    expect(screen.getByTitle('Протокол № 7-ПК/26').getAttribute('srcdoc')).toContain('Другие слова');
    await user.click(screen.getByRole('button', { name: 'Новый текст прочитан' }));
    expect(screen.getByRole('button', { name: 'Подписать протокол' })).toBeEnabled();
  });

  it('never signs words that came while the password was being typed', async () => {
    const server = serverOf(protocolOf(), () => protocolOf());
    const { user, change, signed } = await open(server);
    await user.click(await screen.findByRole('button', { name: 'Подписать протокол' }));
    await dialog();
    await change(protocolOf({ html: '<p>Другие слова</p>', revision: 2 }), server.server);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('alert')).toHaveTextContent('Текст протокола изменился');
    expect(signed()).toEqual([]);
  });

  it('names those whom the chair waits for, and offers him nothing yet (2.4)', async () => {
    const protocol = protocolOf({
      mySigning: [{ code: 'signature.chair-signs-last', clause: '2.4', waitingFor: [MEMBER.id] }],
    });
    await open(serverOf(protocol, () => protocol));
    expect(screen.getByText(/Ещё не подписали: Примерова Анна Олеговна/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Подписать протокол' })).not.toBeInTheDocument();
  });

  it('tells everybody that too few would sign, and what then: the chair where he would sign, others above (2.4)', async () => {
    const stopped = [{ code: 'signature.no-quorum' as const, clause: '2.4' as const, signing: 1, needed: 2 }];
    const words = /их может быть не больше 1, а нужно не меньше 2\. Секретарь может изменить текст протокола/;
    const server = serverOf(protocolOf({ stopped, mySigning: null }), () => protocolOf());
    const { change } = await open(server);
    const aside = within(screen.getByRole('complementary', { name: 'Подписи' }));
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(aside.queryByText(words)).not.toBeInTheDocument();
    await change(protocolOf({ stopped, mySigning: stopped }), server.server);
    expect(await aside.findByText(words)).toBe(screen.getByText(words));
    expect(screen.queryByRole('button', { name: 'Подписать протокол' })).not.toBeInTheDocument();
  });

  it('says who signed with an opinion, who refused and why, and who was absent', async () => {
    const given = signedAt('2026-03-04T10:40:00Z');
    const protocol = protocolOf({
      form: 2,
      signers: [
        { ...CHAIR, role: 'chair', signature: null },
        { ...MEMBER, role: 'member', signature: { ...given, status: 'refused', statement: 'Билет указан неверно' } },
        { ...SECRETARY, role: 'secretary', signature: { ...given, status: 'absent', method: 'recorded' } },
      ],
      mySigning: [{ code: 'signature.given-already', clause: null }],
    });
    await open(serverOf(protocol, () => protocol));
    expect(screen.getByText('Подписали 0 из 2')).toBeInTheDocument();
    expect(screen.getByText(/^Отказ от подписи 4 марта в 15:40/)).toBeInTheDocument();
    expect(screen.getByText('Билет указан неверно')).toBeInTheDocument();
    expect(screen.getByText('Не было на заседании, подпись не нужна')).toBeInTheDocument();
  });

  it('sends a refusal with its reason', async () => {
    const protocol = protocolOf();
    const { user, signed } = await open(serverOf(protocol, () => protocol));
    await user.click(await screen.findByRole('button', { name: 'Подписать протокол' }));
    const inside = within(await dialog());
    await user.click(await inside.findByRole('radio', { name: /[Оо]тказ/ }));
    await user.type(inside.getByRole('textbox'), 'Не согласна');
    await user.type(inside.getByLabelText('Введите пароль ещё раз'), 'мой пароль');
    await user.click(inside.getAllByRole('button').at(-1)!);
    await waitFor(() => expect(signed()).toHaveLength(1));
    expect(signed()[0]?.body).toMatchObject({ status: 'refused', statement: 'Не согласна' });
  });

  it('says what the chair’s refusal stops, and lets him sign after it but not refuse again (2.4)', async () => {
    const given = { ...signedAt('2026-03-04T10:40:00Z'), status: 'refused' as const, statement: 'Есть ошибка' };
    const signers = [{ ...MEMBER, role: 'chair' as const, signature: given }];
    const protocol = protocolOf({ signers, refusedBy: ['Примерова Анна Олеговна'], mySigning: [] });
    const { user } = await open(serverOf(protocol, () => protocol));
    expect(
      screen.getByText(/Председатель отказался подписать протокол, поэтому результаты не объявлены/),
    ).toBeVisible();
    expect(screen.getByText(/подпись заменит отказ/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Подписать протокол' }));
    const inside = within(await dialog());
    expect(await inside.findAllByRole('radio')).toHaveLength(2);
    expect(inside.queryByRole('radio', { name: /[Оо]тказ/ })).toBeNull();
  });

  it('offers no signature to whom it is not to give', async () => {
    const protocol = protocolOf({ mySigning: null });
    await open(serverOf(protocol, () => protocol));
    expect(screen.queryByRole('button', { name: 'Подписать протокол' })).not.toBeInTheDocument();
  });
});
