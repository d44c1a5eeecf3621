import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import classes from './RegulationText.module.css';
import { regulationHtml } from './regulation-html.ts';

export type RegulationTextProps = {
  readonly markdown: string;
  /** The list of sections above the text, and links to every clause. */
  readonly contents?: boolean;
};

/** The text of the Regulation; the clause of the address (`#p-3-8`) is brought into view and marked. */
export function RegulationText({ markdown, contents = false }: RegulationTextProps) {
  const { t } = useTranslation('ui');
  const { html, sections } = useMemo(() => regulationHtml(markdown, { linked: contents }), [markdown, contents]);
  const text = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    const clause = hash ? text.current?.querySelector(`[id="${CSS.escape(hash.slice(1))}"]`) : null;
    if (!clause) return undefined;
    clause.setAttribute('data-current', '');
    clause.scrollIntoView({ block: 'center' });
    return () => clause.removeAttribute('data-current');
  }, [hash, html]);
  return (
    <>
      {contents && sections.length > 1 && (
        <nav aria-label={t('contents')} className={classes.contents}>
          <ol>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div
        ref={text}
        className={`${classes.text} document-text`}
        lang="ru"
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </>
  );
}
