import { jest } from '@jest/globals';
import { acknowledgeRegulation, askAboutRegulation, getRegulation, listAcknowledgements } from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';
import { regulationHtml } from '../../ui/regulation/regulation-html.ts';

const MARKDOWN = `## 3. Порядок проведения

3.1. К итоговой аттестации допускается слушатель.

3.8. Слушателям предоставляется возможность ещё раз пройти тест.

Без номера.

## 5. Апелляция

5.1. Слушатель имеет право.
`;
const edition = {
  id: '00000000-0000-4000-8000-000000000050',
  number: '2',
  title: 'Положение об итоговой аттестации слушателей',
  effectiveFrom: '2026-01-18',
  sha256: 'a'.repeat(64),
};
const former = { ...edition, id: '00000000-0000-4000-8000-000000000051', number: '1', effectiveFrom: '2017-01-18' };
const regulation = on(getRegulation, () => ({
  current: { ...edition, markdown: MARKDOWN },
  editions: [edition, former],
}));

describe('the text of the Regulation', () => {
  it('gives every section and clause an address', () => {
    const { html, sections } = regulationHtml(MARKDOWN);
    expect(sections).toEqual([
      { id: 'p-3', title: '3. Порядок проведения' },
      { id: 'p-5', title: '5. Апелляция' },
    ]);
    expect([...html.matchAll(/id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['p-3', 'p-3-1', 'p-3-8', 'p-5', 'p-5-1']);
    expect(html).toContain('<a href="#p-3-8">3.8.</a> Слушателям предоставляется');
    expect(regulationHtml(MARKDOWN, { linked: false }).html).toContain('>3.8. Слушателям предоставляется');
  });

  it('lets no script through', () => {
    const { html } = regulationHtml(
      '1.1. <img src=x onerror=alert(1)> <script>alert(2)</script> [x](javascript:alert(3))',
    );
    expect(html).not.toMatch(/onerror|<script|javascript:|<img/);
  });
});

describe('the Regulation’s page', () => {
  it('is open to anyone, with the editions before', async () => {
    await renderApp('/regulation', { handlers: [regulation] });
    expect(await screen.findByRole('heading', { level: 1, name: edition.title })).toBeInTheDocument();
    expect(screen.getByText(/Редакция № 2, действует с/)).toHaveTextContent('18 января 2026 года');
    expect(screen.getByText(/Редакция № 1/)).toHaveTextContent('18 января 2017 года');
  });

  it('brings the clause of the address into view', async () => {
    await renderApp('/regulation#p-3-8', { handlers: [regulation] });
    const clause = (await screen.findByText(/ещё раз пройти тест/)).closest('p');
    expect(clause).toHaveAttribute('data-current');
    const contents = within(screen.getByRole('navigation', { name: 'Содержание' }));
    expect(contents.getByRole('link', { name: '5. Апелляция' })).toHaveAttribute('href', '#p-5');
  });

  it('takes a question and says where the answer will come (1.12)', async () => {
    const { user, calls } = await renderApp('/regulation', {
      handlers: [regulation, on(askAboutRegulation, () => ({ askedAt: new Date() }))],
    });
    await user.type(await screen.findByLabelText('Как к вам обращаться'), 'Ирина');
    await user.type(screen.getByLabelText('Электронная почта'), 'irina');
    await user.type(screen.getByLabelText('Вопрос'), 'Можно ли раньше?');
    await user.click(screen.getByRole('button', { name: 'Отправить вопрос' }));
    expect(await screen.findByText('Адрес почты написан неверно.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Электронная почта'), '@example.org');
    await user.click(screen.getByRole('button', { name: 'Отправить вопрос' }));
    expect(await screen.findByText('Вопрос отправлен. Ответ придёт на irina@example.org.')).toBeInTheDocument();
    expect(calls.at(-1)?.body).toEqual({ name: 'Ирина', email: 'irina@example.org', question: 'Можно ли раньше?' });
  });

  it('has the staff acknowledge this very edition', async () => {
    const me = someone(['administrator']);
    let acknowledgedAt: Date | null = null;
    const { user, calls } = await renderApp('/regulation', {
      me,
      handlers: [
        regulation,
        on(listAcknowledgements, () => ({ people: [{ id: me.id, name: me.name, post: null, acknowledgedAt }] })),
        on(acknowledgeRegulation, () => ({ acknowledgedAt: (acknowledgedAt = new Date()) })),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'С Положением ознакомлена' }));
    expect(await screen.findByText(/^Вы ознакомлены с этой редакцией/)).toBeInTheDocument();
    expect(calls).toContainEqual({
      method: 'POST',
      url: '/api/my/acknowledgements',
      body: { editionId: edition.id, sha256: edition.sha256 },
    });
  });

  it('does not ask a stranger', async () => {
    const { calls } = await renderApp('/regulation', { handlers: [regulation] });
    await screen.findByRole('heading', { level: 1, name: edition.title });
    expect(screen.queryByText('Ознакомление')).not.toBeInTheDocument();
    expect(calls.some(({ url }) => url.includes('acknowledgements'))).toBe(false);
  });

  it('says when there is no Regulation yet', async () => {
    // React tells of every error that a boundary catches.
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await renderApp('/regulation', {
      handlers: [on(getRegulation, () => refused({ code: 'not-found', clause: null }))],
    });
    expect(await screen.findByRole('heading', { name: 'Страница не найдена' })).toBeInTheDocument();
    told.mockRestore();
  });
});
