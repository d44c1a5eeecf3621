import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../i18n/index.ts';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import classes from './LanguageSwitch.module.css';

/** The languages in the open: whoever checks a paper may not read the language that the page begins with. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('verify');
  return (
    <div role="group" aria-label={t('language')} className={classes.group}>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={classes.language}
          aria-pressed={i18n.language === language}
          onClick={() => void chooseLanguage(i18n, language as Language)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
