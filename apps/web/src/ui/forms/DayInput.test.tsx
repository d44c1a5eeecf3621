import { MantineProvider, Modal } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../../i18n/index.ts';
import { DayInput, type DayInputProps } from './DayInput.tsx';

type Given = Partial<DayInputProps> & { readonly first?: string };

async function field({ first = '', ...props }: Given = {}) {
  const days: string[] = [];
  function Form() {
    const [day, setDay] = useState(first);
    const take = (next: string) => {
      days.push(next);
      setDay(next);
    };
    return <DayInput label="Дата" value={day} onChange={take} {...props} />;
  }
  render(
    <I18nextProvider i18n={await createI18n('ru')}>
      <MantineProvider env="test">
        <Modal opened onClose={() => undefined} title="Пачка бланков">
          <Form />
          <button type="button">Записать</button>
        </Modal>
      </MantineProvider>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), days, input: screen.getByRole('textbox', { name: 'Дата' }) };
}

const calendar = () => screen.queryByRole('button', { name: 'Следующий месяц' });

it('takes a day typed the Russian way, and no calendar opens over the next button', async () => {
  const { user, days, input } = await field();
  await user.type(input, '4.3.26');
  expect(days.at(-1)).toBe('2026-03-04');
  expect(calendar()).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Записать' }));
  expect(days.at(-1)).toBe('2026-03-04');
});

it('opens the calendar by its button, and closes it with the choice', async () => {
  const { user, days, input } = await field({ first: '2026-03-04' });
  await user.click(screen.getByRole('button', { name: 'Открыть календарь: Дата' }));
  expect(calendar()).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: '15 марта 2026' }));
  expect(days).toEqual(['2026-03-15']);
  expect(input).toHaveValue('15.03.2026');
  expect(calendar()).not.toBeInTheDocument();
});

it.each([
  ['counts as no choice', {}, ''],
  ['reaches the form as it was typed', { passText: true }, '31.02.1987'],
])('keeps a text that is no day, with a word about it: it %s', async (_what, props, last) => {
  const { user, days, input } = await field({ first: '1987-02-28', ...props });
  await user.clear(input);
  await user.type(input, '31.02.1987');
  await user.tab();
  expect(input).toHaveValue('31.02.1987');
  expect(screen.getByText(/Такой даты здесь быть не может/)).toBeInTheDocument();
  expect(days.at(-1)).toBe(last);
  await user.clear(input);
  await user.type(input, '28.02.1987');
  expect(screen.queryByText(/Такой даты/)).not.toBeInTheDocument();
  expect(days.at(-1)).toBe('1987-02-28');
});

it('does not take a day before the first', async () => {
  const { user, days, input } = await field({ min: '2026-03-10' });
  await user.type(input, '09.03.2026');
  await user.tab();
  expect(screen.getByText(/Такой даты здесь быть не может/)).toBeInTheDocument();
  expect(days.at(-1)).toBe('');
});
