import {
  isComplete,
  protocolChangeRefusals,
  protocolFormOf,
  signersOf,
  signingQuorumRefusals,
  signingRefusals,
  waitingOf,
  type SigningFacts,
} from './signing.ts';

const seats = [
  { userId: 'chair', role: 'chair' as const },
  { userId: 'b', role: 'member' as const },
  { userId: 'c', role: 'member' as const },
  { userId: 's', role: 'secretary' as const },
];
/** Two of the three. */
const quorum = { quorumNumerator: 2, quorumDenominator: 3 };
const signed = (...userIds: string[]) => userIds.map((userId) => ({ userId, status: 'signed' as const }));
const facts = (userId: string, rest: Partial<SigningFacts> = {}): SigningFacts => ({
  form: 1,
  status: 'draft',
  contentSha256: 'aa',
  shownSha256: 'aa',
  seat: seats.find((seat) => seat.userId === userId) ?? null,
  seats,
  standing: [],
  quorum,
  act: 'signed',
  statement: null,
  ...rest,
});
const codes = (...args: Parameters<typeof facts>) => signingRefusals(facts(...args)).map(({ code }) => code);

describe('3.15 which form records what, and who signs it', () => {
  it.each([
    ['test', 1, ['chair', 'b', 'c']],
    ['exam', 2, ['chair', 'b', 'c', 's']],
    ['defence', 3, ['chair', 'b', 'c', 's']],
  ] as const)('%s: form %i by %j', (attestation, form, signers) => {
    expect(protocolFormOf(attestation)).toBe(form);
    expect(signersOf(seats, form).map(({ userId }) => userId)).toEqual(signers);
  });
});

describe('2.4 the chair signs last', () => {
  it('names those he waits for', () =>
    expect(signingRefusals(facts('chair', { standing: signed('c') }))).toEqual([
      { code: 'signature.chair-signs-last', clause: '2.4', waitingFor: ['b'] },
    ]));
  it('signs form 1 after all members, without the secretary', () =>
    expect(codes('chair', { standing: signed('c', 'b') })).toEqual([]));
  it('signs forms 2 and 3 after the secretary too', () => {
    expect(codes('chair', { form: 2, standing: signed('c', 'b') })).toEqual(['signature.chair-signs-last']);
    expect(codes('chair', { form: 3, standing: signed('c', 's', 'b') })).toEqual([]);
  });
  it('waits neither for who refused nor for who was absent', () => {
    const standing = [
      { userId: 'b', status: 'refused' as const },
      { userId: 'c', status: 'absent' as const },
    ];
    expect(codes('chair', { standing, quorum: { quorumNumerator: 1, quorumDenominator: 3 } })).toEqual([]);
  });
  it('signs last with an opinion as well, and refuses when he likes', () => {
    expect(codes('chair', { act: 'signed-with-opinion', statement: 'Не согласен' })).toEqual([
      'signature.chair-signs-last',
    ]);
    expect(codes('chair', { act: 'refused', statement: 'Не согласен' })).toEqual([]);
  });
  it('signs after all, though he has refused before; a member does not', () => {
    const refused = (userId: string) => [
      ...signed('c', 'b').filter((each) => each.userId !== userId),
      { userId, status: 'refused' as const },
    ];
    expect(codes('chair', { standing: refused('chair') })).toEqual([]);
    expect(codes('chair', { standing: refused('chair').slice(1) })).toEqual(['signature.chair-signs-last']);
    expect(codes('chair', { standing: refused('chair'), act: 'refused', statement: 'Нет' })).toEqual([
      'signature.given-already',
    ]);
    expect(codes('b', { standing: refused('b') })).toEqual(['signature.given-already']);
    const quorum = { quorumNumerator: 1, quorumDenominator: 1 };
    expect(codes('chair', { standing: refused('chair'), quorum })).toEqual([]);
    expect(isComplete({ form: 1, seats, standing: refused('chair'), quorum: null })).toBe(false);
  });
  it('members sign in any order', () => {
    expect(codes('c')).toEqual([]);
    expect(codes('b', { standing: signed('c') })).toEqual([]);
  });
});

describe('2.4 the chair never signs for the commission alone', () => {
  const refused = (...userIds: string[]) => userIds.map((userId) => ({ userId, status: 'refused' as const }));
  const lost = { code: 'signature.no-quorum', clause: '2.4', signing: 1, needed: 2 };
  it.each([
    { why: 'nobody has dealt with it yet', standing: [], refusals: [] },
    { why: 'one of three refuses', standing: refused('b'), refusals: [] },
    { why: 'both members refuse', standing: refused('b', 'c'), refusals: [lost] },
    {
      why: 'one refuses, one was not there',
      standing: [...refused('b'), { userId: 'c', status: 'absent' as const }],
      refusals: [lost],
    },
    {
      why: 'the secretary’s signature makes up for nobody',
      standing: [...refused('b', 'c'), ...signed('s')],
      refusals: [lost],
    },
    {
      why: 'a dissenting opinion is a signature',
      standing: [...refused('b'), { userId: 'c', status: 'signed-with-opinion' as const }],
      refusals: [],
    },
  ])('$why', ({ standing, refusals }) => {
    expect(signingQuorumRefusals({ seats, standing, quorum })).toEqual(refusals);
    expect(signingQuorumRefusals({ seats, standing, quorum: null })).toEqual([]);
  });
  it('is told to the chair before he signs, and lets him refuse', () => {
    expect(codes('chair', { standing: refused('b', 'c') })).toEqual(['signature.no-quorum']);
    expect(codes('chair', { standing: refused('b', 'c'), quorum: null })).toEqual([]);
    expect(codes('chair', { standing: refused('b', 'c'), act: 'refused', statement: 'Нас мало' })).toEqual([]);
  });
});

describe('2.2 only the commission of the order signs', () => {
  it.each(['stranger', 's'])('refuses %s in form 1', (userId) =>
    expect(codes(userId)).toEqual(['signature.not-on-commission']),
  );
  it('lets the secretary sign forms 2 and 3', () => expect(codes('s', { form: 2 })).toEqual([]));
});

describe('3.15 what a signature stands under', () => {
  it('refuses when the words have changed since they were shown', () =>
    expect(codes('b', { contentSha256: 'bb' })).toEqual(['signature.content-changed']));
  it('refuses a second signature', () =>
    expect(codes('b', { standing: signed('b') })).toEqual(['signature.given-already']));
  it('refuses who was absent', () =>
    expect(codes('b', { standing: [{ userId: 'b', status: 'absent' }] })).toEqual(['signature.was-absent']));
  it.each(['signed-with-opinion', 'refused'] as const)('%s says why', (act) => {
    expect(codes('b', { act, statement: '  ' })).toEqual(['signature.statement-missing']);
    expect(codes('b', { act, statement: 'Ответ был полным' })).toEqual([]);
  });
  it.each(['signed', 'replaced'] as const)('refuses once %s', (status) => {
    expect(codes('b', { status })).toEqual(['protocol.signed-already']);
    expect(protocolChangeRefusals({ status })).toEqual([{ code: 'protocol.immutable', clause: '3.15' }]);
  });
  it('lets a draft change', () => expect(protocolChangeRefusals({ status: 'draft' })).toEqual([]));
});

describe('3.15 when a protocol is made out', () => {
  const chair = { userId: 'chair', status: 'signed' as const };
  it.each([
    { why: 'the chair is missing', standing: signed('b', 'c'), complete: false, waiting: ['chair'] },
    { why: 'all signed', standing: [...signed('b', 'c'), chair], complete: true, waiting: [] },
    {
      why: 'a refusal does not stop it while a quorum signs',
      standing: [{ userId: 'b', status: 'refused' as const }, ...signed('c'), chair],
      complete: true,
      waiting: [],
    },
    {
      why: 'the chair alone is no quorum',
      standing: [{ userId: 'b', status: 'refused' as const }, { userId: 'c', status: 'absent' as const }, chair],
      complete: false,
      waiting: [],
    },
    {
      why: 'the chair’s refusal does',
      standing: [...signed('b', 'c'), { userId: 'chair', status: 'refused' as const }],
      complete: false,
      waiting: [],
    },
    {
      why: 'the chair’s absence does',
      standing: [...signed('b', 'c'), { userId: 'chair', status: 'absent' as const }],
      complete: false,
      waiting: [],
    },
    {
      why: 'the chair’s opinion does not',
      standing: [...signed('b', 'c'), { userId: 'chair', status: 'signed-with-opinion' as const }],
      complete: true,
      waiting: [],
    },
  ])('$why', ({ standing, complete, waiting }) => {
    expect(isComplete({ form: 1, seats, standing, quorum })).toBe(complete);
    expect(waitingOf({ form: 1, seats, standing })).toEqual(waiting);
  });
  it('waits for the secretary in form 2', () =>
    expect(waitingOf({ form: 2, seats, standing: [...signed('b', 'c'), chair] })).toEqual(['s']));
});
