import { getPrint, getRegulation, requestPrint, type Print } from '@itog/contracts';
import { jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { answering, offline, on, refused, renderApp } from '../../test-app.tsx';
import { print, PrintFailed } from './print.ts';

const waiting: Print = {
  id: '00000000-0000-4000-8000-000000000070',
  status: 'waiting',
  fileName: null,
  problem: null,
};
const ready: Print = { ...waiting, status: 'ready', fileName: 'Положение.pdf' };
const regulation = on(getRegulation, () => {
  const edition = {
    id: waiting.id,
    number: '2',
    title: 'Положение',
    effectiveFrom: '2026-01-18',
    sha256: 'a'.repeat(64),
  };
  return { current: { ...edition, markdown: '1.1. Текст.' }, editions: [edition] };
});
const request = { kind: 'regulation' } as const;

describe('a print', () => {
  it('is asked for once and waited for, also through a lost network', async () => {
    const states: (Print | ReturnType<typeof offline>)[] = [waiting, offline(), ready];
    const calls = answering([on(requestPrint, () => waiting), on(getPrint, () => states.shift() ?? ready)]);
    expect(await print(request, 1)).toEqual(ready);
    expect(calls.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
    expect(calls[0]?.body).toEqual(request);
  });

  it('that failed says why', async () => {
    answering([on(requestPrint, () => ({ ...waiting, status: 'failed', problem: 'нет шрифта' }) as Print)]);
    const error = await print(request, 1).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PrintFailed);
    expect(error).toMatchObject({ message: 'нет шрифта' });
  });
});

describe('the print button', () => {
  const saved = () => {
    const names: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(`${this.getAttribute('href')} ${this.download}`);
    });
    return names;
  };
  afterEach(() => jest.restoreAllMocks());

  const page = async (answer: () => Print | ReturnType<typeof refused>) => {
    return renderApp('/regulation', {
      handlers: [regulation, on(requestPrint, () => waiting), on(getPrint, answer)],
    });
  };

  it('shows that it works, then saves the file', async () => {
    const files = saved();
    let state = waiting;
    const { user } = await page(() => state);
    await user.click(await screen.findByRole('button', { name: 'Скачать PDF' }));
    expect(await screen.findByText('Печатаем. Страницу можно закрыть.')).toBeInTheDocument();
    state = ready;
    await waitFor(() => expect(files).toEqual([`/api/prints/${ready.id}/file Положение.pdf`]));
  });

  it('leaves a message to who has gone to another page meanwhile', async () => {
    const files = saved();
    let state = waiting;
    const { user, router } = await page(() => state);
    await user.click(await screen.findByRole('button', { name: 'Скачать PDF' }));
    await act(() => router.navigate('/verify'));
    await screen.findByRole('heading', { name: 'Проверка документа' });
    state = ready;
    expect(await screen.findByText('Файл «Положение.pdf» готов')).toBeInTheDocument();
    expect(files).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Скачать' }));
    expect(files).toHaveLength(1);
  });

  it('says a refusal', async () => {
    const { user } = await page(() => refused({ code: 'not-found', clause: null }));
    await user.click(await screen.findByRole('button', { name: 'Скачать PDF' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Такой страницы или записи нет.');
  });
});
