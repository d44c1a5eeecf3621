import { createI18n } from '../../i18n/index.ts';
import { speakForFields } from './own-validity.ts';

it('says in the language of the page what a field lacks, until something is typed', async () => {
  const end = speakForFields(await createI18n('ru'));
  document.body.innerHTML = '<form><input required><input type="email" value="нет"></form>';
  const [name, email] = document.querySelectorAll('input');
  expect(document.querySelector('form')!.checkValidity()).toBe(false);
  expect(name!.validationMessage).toBe('Заполните это поле.');
  expect(email!.validationMessage).toBe('Адрес почты написан неверно.');
  name!.value = 'Анна';
  name!.dispatchEvent(new Event('input', { bubbles: true }));
  expect(name!.checkValidity()).toBe(true);
  end();
});
