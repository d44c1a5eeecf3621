import { admissionRefusals } from './admission.ts';

const done = { title: 'Модуль 1', done: true };
const open = { title: 'Модуль 2', done: false };

describe('3.1 admission to the attestation', () => {
  it.each([
    { tuitionPaid: true, modules: [done], override: null, codes: [], why: 'paid and finished' },
    { tuitionPaid: false, modules: [done], override: null, codes: ['admission.arrears'], why: 'arrears' },
    {
      tuitionPaid: true,
      modules: [done, open],
      override: null,
      codes: ['admission.curriculum-incomplete'],
      why: 'a module is open',
    },
    {
      tuitionPaid: false,
      modules: [open],
      override: null,
      codes: ['admission.arrears', 'admission.curriculum-incomplete'],
      why: 'all blockers at once',
    },
    {
      tuitionPaid: false,
      modules: [open],
      override: { reason: 'Гарантийное письмо' },
      codes: [],
      why: 'overridden with a reason',
    },
  ])('$why', ({ codes, ...facts }) => expect(admissionRefusals(facts).map(({ code }) => code)).toEqual(codes));

  it('names the parts that are missing', () => {
    expect(admissionRefusals({ tuitionPaid: true, modules: [done, open], override: null })).toEqual([
      { code: 'admission.curriculum-incomplete', clause: '3.1', missing: ['Модуль 2'] },
    ]);
  });
});
