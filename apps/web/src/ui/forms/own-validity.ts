import type { i18n } from 'i18next';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/**
 * Lets the browser say our sentence where it refuses a field of a form: its own is in the language of the browser, not of
 * the page. Gives the function that ends it.
 */
export function speakForFields(words: i18n): () => void {
  const say = ({ target }: Event) => {
    if (!isField(target) || target.validity.customError) return;
    const { valueMissing, typeMismatch } = target.validity;
    const isEmail = typeMismatch && target.type === 'email';
    target.setCustomValidity(
      words.t(valueMissing ? 'ui:field.required' : isEmail ? 'ui:field.email' : 'ui:field.wrong'),
    );
  };
  // A field that says something of its own counts as wrong until it is asked again.
  const forget = ({ target }: Event) => isField(target) && target.setCustomValidity('');
  document.addEventListener('invalid', say, true);
  document.addEventListener('input', forget, true);
  document.addEventListener('change', forget, true);
  return () => {
    document.removeEventListener('invalid', say, true);
    document.removeEventListener('input', forget, true);
    document.removeEventListener('change', forget, true);
  };
}
