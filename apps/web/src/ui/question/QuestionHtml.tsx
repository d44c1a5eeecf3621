import { useCallback, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picture } from './arrange.ts';
import classes from './Question.module.css';
import { useCleanHtml } from './use-clean-html.ts';

export type QuestionHtmlProps = {
  readonly html: string;
  readonly id?: string;
  /** Makes pictures buttons and tells which one is to be enlarged. */
  readonly onEnlarge?: (picture: Picture) => void;
};

/** Text and pictures of a question or of an option. */
export function QuestionHtml({ html, id, onEnlarge }: QuestionHtmlProps) {
  const { t } = useTranslation('question');
  const name = useCallback((alt: string) => t('enlarge', { alt }), [t]);
  const clean = useCleanHtml(html, onEnlarge && name);
  const open = ({ target }: MouseEvent) => {
    const picture = target instanceof Element ? target.closest('button')?.querySelector('img') : null;
    if (picture) onEnlarge?.({ src: picture.src, alt: picture.alt });
  };
  return <div id={id} className={classes.html} onClick={open} dangerouslySetInnerHTML={{ __html: clean }} />;
}
