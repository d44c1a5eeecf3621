import { confirmRegrade, getAppeal, listAppealedQuestions, previewRegrade, voteOnRuling } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { APPEAL, appeal, id, sha } from '../test-support/appeals.ts';

const QUESTION = {
  versionId: id(800),
  position: 5,
  html: '<p>Как часто?</p>',
  ruling: null,
  votes: 1,
  options: [
    { id: id(801), html: '<p>Раз в год</p>', right: true, chosen: false },
    { id: id(802), html: '<p>Раз в полгода</p>', right: false, chosen: true },
  ],
};
const flip = (n: number, from: 'pass' | 'fail', to: 'pass' | 'fail') => ({
  attemptId: id(600 + n),
  learner: `Ученик ${n}`,
  groupTitle: 'ОТ-26-05',
  protocolNumber: '12-ПК/26',
  from,
  to,
  correctBefore: 41,
  totalBefore: 70,
  correctAfter: 42,
  totalAfter: 70,
});
const FOUND = {
  refusals: [],
  votes: { given: 2, voters: 2, mine: { finding: 'key' as const, rightOptionId: id(802) } },
  sessions: 3,
  attempts: 412,
  rescored: 131,
  toPass: 1,
  toFail: 1,
  protocols: ['12-ПК/26'],
  documents: 1,
  changes: [flip(1, 'fail', 'pass'), flip(2, 'pass', 'fail'), flip(3, 'fail', 'fail')],
  sha256: sha('flips'),
};

type Handlers = NonNullable<NonNullable<Parameters<typeof renderApp>[1]>['handlers']>;
async function open(mySeat: 'chair' | 'member', handlers: Handlers) {
  const app = await renderApp(`/appeals/${APPEAL}/questions`, {
    me: someone(['director']),
    handlers: [
      ...handlers,
      on(getAppeal, () => appeal({ state: 'in-hearing', mySeat })),
      on(listAppealedQuestions, () => ({ questions: [QUESTION] })),
    ],
  });
  await screen.findByRole('region', { name: 'Вопрос 5' });
  return { ...app, bodies: (end: string) => app.calls.filter(({ url }) => url.endsWith(end)).map(({ body }) => body) };
}

beforeAll(() => import('./QuestionsPage.tsx'));

describe('5.10 a question found wrong', () => {
  it('shows whose result flips in both directions before the chair confirms exactly that', async () => {
    let stale = true;
    const { user, bodies } = await open('chair', [
      on(previewRegrade, () => FOUND),
      on(confirmRegrade, () => {
        if (!stale)
          return { rescored: 131, flipped: 2, amendedProtocols: [{ id: id(1), number: '13' }], annulledDocuments: 1 };
        stale = false;
        return refused({ code: 'regrade.preview-stale', clause: null });
      }),
    ]);
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Вопрос 5: ключ ошибочен' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Посмотреть, что изменится' })).toBeDisabled();
    await user.click(dialog.getByRole('radio', { name: 'Раз в полгода' }));
    await user.click(dialog.getByRole('button', { name: 'Посмотреть, что изменится' }));
    expect(await dialog.findByText('Станет «зачтено»: 1. Станет «не зачтено»: 1.')).toBeInTheDocument();
    expect(dialog.getByText('было «зачтено», станет «не зачтено»')).toBeInTheDocument();
    expect(dialog.getByText('было «не зачтено», станет «зачтено»')).toBeInTheDocument();
    expect(within(dialog.getByRole('row', { name: /Ученик 3/ })).getByText('не зачтено, без изменений')).toBeVisible();
    expect(dialog.getByText(/протоколы взамен № 12-ПК\/26.*аннулировано документов.*: 1/)).toBeInTheDocument();
    expect(bodies('/regrade')).toEqual([]);
    await user.type(dialog.getByLabelText('Основания пересчёта'), 'Ключ ошибочен');
    await user.click(dialog.getByRole('button', { name: 'Подтвердить пересчёт' }));
    // What was shown is no longer what would happen: it is shown anew, and confirmed again.
    await waitFor(() => expect(bodies('/regrade/preview')).toHaveLength(2));
    await user.type(await dialog.findByLabelText('Основания пересчёта'), ' точно');
    await user.click(dialog.getByRole('button', { name: 'Подтвердить пересчёт' }));
    expect(await screen.findByText(/Изменилось результатов: 2, исправленных протоколов: 1/)).toBeInTheDocument();
    expect(bodies('/regrade').at(-1)).toMatchObject({
      versionId: id(800),
      ruling: 'key',
      rightOptionId: id(802),
      sha256: sha('flips'),
    });
  });

  it('names whose score alone changes, and promises neither protocols nor annulled documents', async () => {
    const found = { ...FOUND, toPass: 0, toFail: 0, protocols: [], documents: 0, rescored: 1 };
    const { user } = await open('chair', [
      on(previewRegrade, () => ({ ...found, changes: [flip(3, 'fail', 'fail')] })),
    ]);
    await user.click(screen.getByRole('button', { name: 'Вопрос 5: недействителен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Посмотреть, что изменится' }));
    expect(await dialog.findByRole('row', { name: /Ученик 3/ })).toBeInTheDocument();
    expect(dialog.getByText(/изменятся только баллы.*документы останутся в силе/)).toBeInTheDocument();
    expect(dialog.queryByText(/взамен|аннулировано/)).toBeNull();
  });

  it('is voted on first: the chair confirms only what the majority has found (5.10)', async () => {
    let votes: typeof FOUND.votes | { given: number; voters: number; mine: null } = { given: 1, voters: 2, mine: null };
    const missing = { code: 'hearing.votes-missing', clause: null, userIds: [id(1)] };
    const { user, bodies } = await open('chair', [
      on(previewRegrade, () => ({ ...FOUND, votes, refusals: votes.mine ? [] : [missing] })),
      on(voteOnRuling, () => (votes = FOUND.votes)),
    ]);
    expect(screen.getByText('Подано голосов: 1')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Вопрос 5: ключ ошибочен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'Раз в полгода' }));
    await user.click(dialog.getByRole('button', { name: 'Посмотреть, что изменится' }));
    expect(await dialog.findByText(/проголосовали 1 из 2/)).toBeInTheDocument();
    expect(dialog.getByText('Вашего голоса ещё нет.')).toBeInTheDocument();
    expect(dialog.getByText(/Ещё не проголосовали/)).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: 'Подтвердить пересчёт' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Голосовать за это решение' }));
    expect(await dialog.findByRole('button', { name: 'Подтвердить пересчёт' })).toBeInTheDocument();
    expect(dialog.getByText('Ваш голос: за это решение.')).toBeInTheDocument();
    expect(bodies('/regrade/vote')).toEqual([{ versionId: id(800), finding: 'key', rightOptionId: id(802) }]);
  });

  it('is not decided by its author, nor by a member', async () => {
    const refusals = [{ code: 'regrade.author-decides', clause: null, userIds: [id(2)] }];
    const { user } = await open('member', [on(previewRegrade, () => ({ ...FOUND, refusals }))]);
    await user.click(screen.getByRole('button', { name: 'Вопрос 5: недействителен' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Посмотреть, что изменится' }));
    expect(
      await dialog.findByText(/Составлял этот вопрос.*Разбирова Анна Олеговна.*снимите отметку/),
    ).toBeInTheDocument();
    expect(dialog.getByText(/только председатель/)).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: 'Подтвердить пересчёт' })).toBeNull();
  });
});
