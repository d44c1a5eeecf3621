import {
  drawMyCard,
  getClock,
  getMyAttestation,
  getMyThesis,
  getRegulation,
  listMyAttestations,
  uploadMyThesis,
  type MyAttestation,
  type OutputOf,
} from '@itog/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { at, exam, SESSION } from '../test-support/attestation.ts';
import { examStageOf, isExam, type ExamStage } from './exam-stage.ts';

const CARD = { number: 7, questions: ['Что такое педагогика?', 'Приведите пример.'] };
const THESIS: OutputOf<typeof getMyThesis> = {
  thesis: { topic: 'Игра как способ познания', workForm: 'дипломная работа', supervisor: 'Образцов И. П.', file: null },
  maxMegabytes: 50,
  uploadRefusals: [],
};
const FILE = {
  name: 'Работа.pdf',
  mediaType: 'application/pdf',
  bytes: 100,
  sha256: 'ab'.repeat(32),
  uploadedAt: at('2026-03-03T06:00:00Z'),
  uploadedBy: 'Примерова А. О.',
};

async function open(shown: MyAttestation, thesis = THESIS) {
  const state = { now: shown, thesis };
  const app = await renderApp(`/my/${SESSION}`, {
    me: someone(['learner']),
    handlers: [
      on(getMyAttestation, () => ({ ...state.now, serverNow: new Date() })),
      on(getClock, () => ({ serverNow: new Date() })),
      on(getRegulation, () => refused({ code: 'not-found', clause: null })),
      on(getMyThesis, () => state.thesis),
      on(drawMyCard, () => {
        state.now = exam('exam', { meeting: OPENED, current: true, card: CARD });
        return CARD;
      }),
      on(uploadMyThesis, ({ query }) => {
        if (query.fileName.includes('макрос')) return refused({ code: 'thesis.file-type', clause: null });
        state.thesis = { ...THESIS, thesis: { ...THESIS.thesis, file: { ...FILE, name: query.fileName } } };
      }),
    ],
  });
  await screen.findByRole('heading', { level: 1 });
  return { ...app, state };
}
const OPENED = { openedAt: at('2026-03-04T05:00:00Z'), closedAt: null };
const CLOSED = { openedAt: at('2026-03-04T05:00:00Z'), closedAt: at('2026-03-04T09:00:00Z') };
const problems = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

beforeAll(() => Promise.all([import('../MyListPage.tsx'), import('../MyAttestationPage.tsx')]));

describe('3.12 where a learner stands with an exam', () => {
  const refusal = (code: string) => ({ startRefusals: [{ code, clause: null }] });
  const result = (mark: 'good' | 'unsatisfactory') => ({ mark, announcedAt: at('2026-03-04T10:00:00Z') });
  it.each<[ExamStage, MyAttestation]>([
    ['scheduled', exam('exam')],
    ['notAdmitted', exam('exam', {}, refusal('admission.arrears'))],
    ['acknowledge', exam('exam', {}, refusal('regulation.not-acknowledged'))],
    ['meeting', exam('exam', { meeting: OPENED })],
    ['current', exam('exam', { meeting: OPENED, current: true })],
    ['heard', exam('exam', { meeting: OPENED, current: true, heard: true })],
    ['absent', exam('exam', { meeting: OPENED, absent: true })],
    ['waiting', exam('exam', { meeting: CLOSED })],
    ['passed', exam('exam', { meeting: CLOSED, result: result('good') })],
    ['failed', exam('exam', { meeting: CLOSED, result: result('unsatisfactory') })],
  ])('%s', (stage, shown) => {
    if (!isExam(shown)) throw new Error('not an exam');
    expect(examStageOf(shown)).toBe(stage);
  });
});

describe('before an exam', () => {
  it('says when and where, what to bring and how it goes', async () => {
    await open(exam('exam'));
    expect(screen.getByText(/^Заседание комиссии — 4 марта 2026 года с 10:00 до 18:00/)).toBeInTheDocument();
    expect(screen.getByText('Проходит в учебном центре: г. Уфа, ул. Примерная, 1.')).toBeInTheDocument();
    expect(screen.getByText('Паспорт или другой документ с фотографией.')).toBeInTheDocument();
    expect(screen.getByText('Назначено')).toBeInTheDocument();
    expect(screen.getByText(/Председатель ещё не открыл заседание/)).toBeInTheDocument();
    expect(screen.queryByText(/Правила теста|Проверка устройства|Начать тест/)).toBeNull();
    expect(await problems()).toEqual([]);
  });

  it('3.1 says what is missing for admission', async () => {
    await open(exam('exam', {}, { startRefusals: [{ code: 'admission.arrears', clause: '3.1' }] }));
    expect(screen.getByText(/не внесена оплата/)).toBeInTheDocument();
    expect(screen.getByText('Не допущена')).toBeInTheDocument();
  });
});

describe('3.10 the card', () => {
  it('is drawn by the learner who is called up, once, and stays before him', async () => {
    const { user, calls } = await open(exam('exam', { meeting: OPENED, current: true, canDrawCard: true }));
    await user.click(screen.getByRole('button', { name: 'Вытянуть билет' }));
    const card = await screen.findByRole('region', { name: 'Билет № 7' });
    expect(
      within(card)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(CARD.questions);
    expect(screen.queryByRole('button', { name: 'Вытянуть билет' })).toBeNull();
    expect(calls.filter(({ method }) => method === 'POST').map(({ url }) => url)).toEqual([
      `/api/my/attestations/${SESSION}/card`,
    ]);
    expect(await problems()).toEqual([]);
  });

  it('is not offered to who waits', async () => {
    await open(exam('exam', { meeting: OPENED }));
    expect(screen.getByText('Заседание идёт. Ждите вызова: страница обновится сама.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Вытянуть билет' })).toBeNull();
  });
});

describe('one’s own thesis', () => {
  it('is handed in before the meeting; a wrong file is refused in words', async () => {
    const { user } = await open(exam('defence'));
    expect(await screen.findByText('«Игра как способ познания»')).toBeInTheDocument();
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    await user.upload(input, new File(['x'], 'макрос.docx'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Файл не читается как PDF, DOCX или ODT');
    await user.upload(input, new File(['x'], 'Работа.pdf'));
    expect(await screen.findByText(/^Загружен 3 марта/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Скачать' })).toHaveAttribute('download', 'Работа.pdf');
    expect(await problems()).toEqual([]);
  });

  it('cannot be replaced once the meeting is open', async () => {
    await open(exam('defence', { meeting: OPENED }), {
      ...THESIS,
      thesis: { ...THESIS.thesis, file: FILE },
      uploadRefusals: [{ code: 'thesis.meeting-open', clause: null }],
    });
    expect(await screen.findByText('Заседание по защите уже началось, заменить файл нельзя.')).toBeInTheDocument();
    expect(document.querySelector('input[type=file]')).toBeNull();
  });
});

describe('afterwards', () => {
  it('3.12 nothing is told before the protocol is signed', async () => {
    await open(exam('defence', { meeting: CLOSED }));
    expect(screen.getByText('Ждём результата')).toBeInTheDocument();
    expect(screen.getByText(/Результат объявят, когда комиссия подпишет протокол/)).toBeInTheDocument();
    expect(screen.queryByText(/отлично|хорошо|удовлетворительно/i)).toBeNull();
    expect(screen.getByText(/срок продлится до 24:00 дня объявления/)).toBeInTheDocument();
  });

  it('3.12 the mark stands with its protocol', async () => {
    const announcedAt = at('2026-03-04T10:00:00Z');
    await open(
      exam(
        'exam',
        { meeting: CLOSED, card: CARD, result: { mark: 'excellent', announcedAt } },
        { protocol: { number: '14', announcedAt } },
      ),
    );
    expect(screen.getByText('Экзамен сдан: отлично.')).toBeInTheDocument();
    expect(screen.getByText(/^Протокол № 14 подписан/)).toBeInTheDocument();
    expect(screen.getByText(/^Диплом выдадут, когда/)).toBeInTheDocument();
    expect(await problems()).toEqual([]);
  });

  it('3.11 who failed reads in words when he may come again', async () => {
    await open(
      exam('exam', {
        meeting: CLOSED,
        result: { mark: 'unsatisfactory', announcedAt: at('2026-03-04T10:00:00Z') },
        secondTime: { from: '2026-03-10', until: '2026-03-14' },
      }),
    );
    expect(screen.getByText('Экзамен не сдан: неудовлетворительно.')).toBeInTheDocument();
    expect(
      screen.getByText(/^Прийти повторно можно с 10 марта 2026 года по 14 марта 2026 года \(п\. 3\.11\)/),
    ).toBeInTheDocument();
  });

  it('3.11 who did not come is told that the dates are still to be set', async () => {
    await open(exam('defence', { meeting: CLOSED, absent: true }));
    expect(screen.getByText('Не явилась')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Апелляция' })).toBeNull(); // of nothing that an appeal could be about
    expect(screen.getByText('Сроки повторной аттестации назначит комиссия (п. 3.11).')).toBeInTheDocument();
    cleanup();
    const second = exam('defence', { meeting: CLOSED, absent: true });
    await open({ ...second, session: { ...second.session, secondTimeOf: '00000000-0000-4000-8000-000000000077' } });
    expect(screen.getByText(/прийти ещё раз нельзя.*справку/)).toBeInTheDocument();
  });
});

it('stands in the list with its form and what to do', async () => {
  await renderApp('/my', {
    me: someone(['learner']),
    handlers: [
      on(listMyAttestations, () => ({
        attestations: [exam('exam', { meeting: OPENED, current: true, canDrawCard: true })],
      })),
    ],
  });
  const card = await screen.findByRole('listitem');
  expect(card).toHaveTextContent(/СОТ-26-03 · экзамен · 72 часа/);
  expect(card).toHaveTextContent(/Ваша очередь: вытяните билет\./);
});
