import { jest } from '@jest/globals';
import {
  exportMyData,
  getMyConsents,
  getMyReading,
  getMyRecord,
  giveConsent,
  listMyAppeals,
  listMyAttestations,
  listMyReadings,
  listMyViews,
  withdrawConsent,
  type Consent,
  type ConsentText,
  type LearnerRecord,
  type Reading,
  type RecordView,
} from '@itog/contracts';
import type { ConsentPurpose } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const textOf = (purpose: ConsentPurpose, title: string, version = 1): ConsentText => ({
  id: uuid(version),
  purpose,
  version,
  title,
  markdown: `Слова о цели «${title}», редакция ${version}. <script>alert(1)</script>`,
  sha256: String(version).repeat(64),
  effectiveFrom: '2026-01-01',
});
const asked = (purpose: ConsentPurpose, title: string, more: Partial<Consent> = {}): Consent => ({
  purpose,
  text: textOf(purpose, title),
  given: null,
  withdrawnAt: null,
  ...more,
});
const given = { at: new Date('2026-03-04T10:40:00Z'), version: 1, source: 'screen' as const, place: null };
const accepted: Reading = {
  id: uuid(7),
  kind: 'signing-agreement',
  number: '1',
  title: 'Соглашение об электронной подписи',
  effectiveFrom: '2026-01-01',
  at: new Date('2026-03-04T10:40:00Z'),
};
const record: LearnerRecord = {
  userId: uuid(1),
  name: { lastName: 'Примерова', firstName: 'Анна', patronymic: 'Олеговна' },
  birthDate: '1990-02-03',
  sex: 'female',
  snils: '11223344595',
  citizenship: '643',
  identityKind: 'passport',
  identitySeries: '8004',
  identityNumber: '123456',
  priorLevel: 'higher',
  priorLastName: 'Старая',
  priorSeries: null,
  priorNumber: null,
  priorIssuedOn: null,
  postalAddress: null,
  priorShown: null,
  updated: null,
  lacks: [],
};

async function open(consents: Consent[], views: RecordView[] = [], refuses = false) {
  const server = { consents };
  const changed = (purpose: ConsentPurpose, change: Partial<Consent>) => {
    server.consents = server.consents.map((each) => (each.purpose === purpose ? { ...each, ...change } : each));
    return server;
  };
  const app = await renderApp('/account/data', {
    me: someone(['learner']),
    handlers: [
      on(getMyConsents, () => server),
      on(getMyRecord, () => record),
      on(listMyViews, () => ({ views })),
      on(listMyReadings, () => ({ readings: [accepted] })),
      on(getMyReading, () => ({ markdown: '1. Подпись паролем равна собственноручной.' })),
      on(giveConsent, ({ body }) => {
        if (refuses) {
          server.consents = [asked('media', 'Съёмка', { text: textOf('media', 'Съёмка', 2) })];
          return refused({ code: 'consent.stale', clause: null });
        }
        const of = server.consents.find(({ text }) => text?.id === body.textId);
        return changed(of?.purpose ?? 'media', { given });
      }),
      on(withdrawConsent, ({ params }) => changed(params.purpose, { given: null, withdrawnAt: given.at })),
      on(exportMyData, () => new Blob(['PK']) as never),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Мои данные' });
  return app;
}

const card = (title: string) => within(screen.getByRole('region', { name: title }));

describe('my consents (152-ФЗ, ст. 9)', () => {
  it('stand apart, each with its words and its button, none given beforehand', async () => {
    const publication = asked('publication', 'Публикация', {
      text: { ...textOf('publication', 'Публикация'), id: uuid(9) },
    });
    const { user, calls } = await open([asked('media', 'Съёмка'), publication]);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(card('Публикация').getByText(/Слова о цели «Публикация»/)).toBeInTheDocument();
    expect(document.querySelector('.document-text script')).toBeNull();
    await user.click(card('Съёмка').getByRole('button', { name: 'Даю согласие' }));
    expect(await card('Съёмка').findByText('Согласие дано')).toBeInTheDocument();
    expect(card('Публикация').getByRole('button', { name: 'Даю согласие' })).toBeInTheDocument();
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([
      { method: 'POST', url: '/api/my/consents', body: { textId: uuid(1), sha256: '1'.repeat(64) } },
    ]);
  });

  it('are withdrawn after it is said what that means', async () => {
    const { user } = await open([asked('media', 'Съёмка', { given })]);
    await user.click(screen.getByRole('button', { name: 'Отозвать согласие' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Отозвать согласие?' }));
    expect(dialog.getByText(/Мы перестанем снимать вас/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Отозвать согласие' }));
    expect(await card('Съёмка').findByText(/^Отозвано 4 марта/)).toBeInTheDocument();
  });

  it('to older words stand; the new ones are read before they are consented to', async () => {
    const { user } = await open([asked('media', 'Съёмка', { given, text: textOf('media', 'Съёмка', 2) })]);
    expect(card('Съёмка').getByText(/дано к редакции 1; оно действует/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Даю согласие на новую редакцию' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Прочитать и решить' }));
    expect(screen.getByText(/«Съёмка», редакция 2\./)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Даю согласие на новую редакцию' })).toBeInTheDocument();
  });

  it('that came late show the words that are in force now', async () => {
    const { user } = await open([asked('media', 'Съёмка')], [], true);
    await user.click(screen.getByRole('button', { name: 'Даю согласие' }));
    expect(
      await screen.findByText('Текст согласия обновили. Прочитайте новую редакцию и решите ещё раз.'),
    ).toBeInTheDocument();
    expect(await screen.findByText(/«Съёмка», редакция 2/)).toBeInTheDocument();
  });
});

describe('what is kept of me', () => {
  it('is told in words, with what is empty, and who looked', async () => {
    await open([], [{ at: given.at, viewer: 'Главина Вера Олеговна', what: 'register-file' }]);
    const stored = card('Что о вас хранится');
    expect(stored.getByText('112-233-445 95')).toBeInTheDocument();
    expect(stored.getByText('Паспорт гражданина России 8004 123456')).toBeInTheDocument();
    expect(stored.getAllByText('не заполнено').length).toBeGreaterThan(0);
    const row = within(card('Кто смотрел ваши данные').getByRole('row', { name: /Главина/ }));
    expect(row.getByText('Файл для ФИС ФРДО')).toBeInTheDocument();
    expect(screen.getByText(/организация ещё не опубликовала/)).toBeInTheDocument();
  });

  it('has the texts that I have accepted, to be read again', async () => {
    const { user, calls } = await open([]);
    const panel = card('Что вы прочитали и приняли');
    expect(panel.getByText(/^Редакция № 1\. Вы приняли её 4 марта 2026 года\.$/)).toBeInTheDocument();
    await user.click(panel.getByRole('button', { name: accepted.title }));
    const dialog = within(await screen.findByRole('dialog', { name: accepted.title }));
    expect(await dialog.findByText(/Подпись паролем равна собственноручной/)).toBeInTheDocument();
    expect(calls.map(({ url }) => url)).toContain(`/api/my/readings/${accepted.id}`);
  });

  it('is saved as one file', async () => {
    const saved = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { user, calls } = await open([]);
    await user.click(screen.getByRole('button', { name: 'Скачать всё, что о вас хранится' }));
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    expect(calls.some(({ url }) => url === '/api/my/data')).toBe(true);
    saved.mockRestore();
  });
});

describe('a consent that waits, on the list of attestations', () => {
  const list = (consents: Consent[]) =>
    renderApp('/my', {
      me: someone(['learner']),
      handlers: [
        on(listMyAttestations, () => ({ serverNow: new Date(), attestations: [] })),
        on(listMyAppeals, () => ({ serverNow: new Date(), zone: 'Asia/Yekaterinburg', results: [], appeals: [] })),
        on(getMyConsents, () => ({ consents })),
      ],
    });

  it('is a calm line that leads to it', async () => {
    await list([asked('media', 'Съёмка')]);
    expect(await screen.findByText(/Опубликован текст согласия: .*На аттестацию это не влияет/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Прочитать' })).toHaveAttribute('href', '/account/data');
  });

  it('is gone when he has decided either way', async () => {
    const { client } = await list([
      asked('media', 'Съёмка', { given }),
      asked('processing', 'О', { withdrawnAt: given.at }),
    ]);
    await screen.findByRole('heading', { level: 1 });
    while (client.isFetching() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(screen.queryByText(/Опубликован/)).not.toBeInTheDocument();
  });
});
