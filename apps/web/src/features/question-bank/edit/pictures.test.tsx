import { createQuestion, uploadPicture } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { bankHandlers, PROGRAM } from '../test-support/bank.ts';

const SHA = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);
const tagOf = (sha256: string) => `<img src="picture:${sha256}" alt="Знак &quot;Стоп&quot;">`;

/** The page of a new question; the server keeps the first pictures and takes the others for something else. */
async function open(kept: string[]) {
  const app = await renderApp(`/programs/${PROGRAM}/questions/new`, {
    me: someone(['teacher']),
    handlers: [
      ...bankHandlers([]),
      on(uploadPicture, () => {
        const sha256 = kept.shift();
        return sha256 ? { sha256 } : refused({ code: 'question.picture-kind', clause: null });
      }),
      on(createQuestion, () => refused({ code: 'question.empty', clause: null })),
    ],
  });
  const text = await screen.findByRole('textbox', { name: 'Текст вопроса' });
  const { user } = app;
  return {
    ...app,
    text,
    dialog: async () => within(await screen.findByRole('dialog')),
    choose: (name: string) =>
      user.upload(document.querySelector<HTMLInputElement>('[role=dialog] input[type=file]')!, new File(['x'], name)),
    paste: async (field: HTMLElement, words: string) => {
      await user.click(field);
      await user.paste(words);
    },
  };
}

it('puts a picture with its description where the caret is', async () => {
  const { user, calls, text, dialog, choose, paste } = await open([SHA]);
  await paste(text, 'Что это?');
  await user.click(screen.getByLabelText('Добавить картинку: Текст вопроса'));
  const shown = await dialog();
  await user.click(shown.getByText('Вставить картинку'));
  expect(shown.getByText('Выберите файл с картинкой.')).toBeInTheDocument();
  expect(shown.getByText('Заполните это поле.')).toBeInTheDocument();
  await choose('знак.png');
  await paste(shown.getByLabelText('Что на картинке'), 'Знак "Стоп"');
  expect(await shown.findByAltText('Знак "Стоп"')).toHaveAttribute('src', `/api/pictures/${SHA}`);
  await user.click(shown.getByText('Вставить картинку'));
  await waitFor(() => expect(text).toHaveValue('Что это?[картинка 1]'));
  await paste(screen.getByLabelText('Вариант 1'), 'Стоп');
  await user.click(screen.getByText('Сохранить черновик'));
  await waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ html: `Что это?${tagOf(SHA)}` }));
});

it('keeps the size of a picture that is only described anew, and any sign of the description', async () => {
  const { user, calls, text, dialog, paste } = await open([]);
  const sized = `<img src="picture:${SHA}" alt="Знак" width="120" height="80" />`;
  await paste(text, `До ${sized} после`);
  await user.click(await screen.findByLabelText(/^Изменить картинку 1/));
  await paste((await dialog()).getByLabelText('Что на картинке'), ' «a > b»');
  await user.click(screen.getByText('Сохранить картинку'));
  const described = `<img src="picture:${SHA}" alt="Знак «a &gt; b»" width="120" height="80">`;
  await waitFor(() => expect(text).toHaveValue('До [картинка 1] после'));
  await paste(screen.getByLabelText('Вариант 1'), 'Да');
  await user.click(screen.getByText('Сохранить черновик'));
  await waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ html: `До ${described} после` }));
  expect(screen.getByText('Знак «a > b»')).toBeInTheDocument();
  await user.click(screen.getByLabelText(/^Убрать картинку 1/));
  expect(text).toHaveValue('До  после');
});

it('changes a picture, says why a file is none, and takes a picture away', async () => {
  const { user, text, dialog, choose, paste } = await open([OTHER]);
  await paste(text, `Что это?${tagOf(SHA)}`);
  const list = within(await screen.findByRole('list', { name: 'Картинки: Текст вопроса' }));
  expect(list.getByText('Знак "Стоп"')).toBeInTheDocument();
  await user.click(list.getByLabelText(/^Изменить картинку 1/));
  const shown = await dialog();
  await choose('другой.webp');
  await waitFor(() => expect(shown.getByAltText('Знак "Стоп"')).toHaveAttribute('src', `/api/pictures/${OTHER}`));
  await choose('не картинка.png');
  expect(await shown.findByText(/^Это не картинка PNG, JPEG, GIF или WebP/)).toBeInTheDocument();
  await user.click(shown.getByText('Сохранить картинку'));
  await waitFor(() => expect(text).toHaveValue('Что это?[картинка 1]'));
  await user.click(screen.getByLabelText(/^Убрать картинку 1/));
  expect(text).toHaveValue('Что это?');
  expect(screen.queryByRole('list', { name: /^Картинки/ })).not.toBeInTheDocument();
});

it('carries a picture by its mark into another field, and puts none inside a mark', async () => {
  const { user, calls, text, dialog, choose, paste } = await open([OTHER]);
  await paste(text, `Что это?${tagOf(SHA)}`);
  await user.clear(text);
  await paste(text, 'Где знак?');
  const option = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Вариант 1' });
  await paste(option, 'Тут: [картинка 1]; [картинка 7]');
  expect(await screen.findByRole('list', { name: 'Картинки: Вариант 1' })).toBeInTheDocument();
  option.setSelectionRange(10, 10);
  await user.click(screen.getByLabelText('Добавить картинку: Вариант 1'));
  await choose('другой.webp');
  await paste((await dialog()).getByLabelText('Что на картинке'), 'Знак "Стоп"');
  await user.click(await screen.findByText('Вставить картинку'));
  await waitFor(() => expect(option).toHaveValue('Тут: [картинка 1][картинка 2]; [картинка 7]'));
  await user.click(screen.getByText('Сохранить черновик'));
  const html = `Тут: ${tagOf(SHA)}${tagOf(OTHER)}; [картинка 7]`;
  await waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ html: 'Где знак?', options: [{ html }] }));
});

it('turns no words of the author’s own into a picture, nor the description of another picture', async () => {
  const { user, calls, text, paste } = await open([]);
  await paste(text, 'См. [картинка 1]. ');
  await paste(text, `Что это?${tagOf(SHA)}`);
  expect(text).toHaveValue('См. [картинка 1]. Что это?[картинка 2]');
  const described = tagOf(OTHER).replace('Знак', '[картинка 2]');
  const option = screen.getByRole('textbox', { name: 'Вариант 1' });
  await paste(option, described);
  await paste(option, '!');
  expect(option).toHaveValue('[картинка 3]!');
  await user.click(screen.getByText('Сохранить черновик'));
  const html = `См. [картинка 1]. Что это?${tagOf(SHA)}`;
  await waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ html, options: [{ html: `${described}!` }] }));
});
