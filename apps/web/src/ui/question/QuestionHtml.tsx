import { useMemo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanHtml } from './clean-html.ts';
import type { ShownPicture } from './EnlargedPicture.tsx';
import classes from './Question.module.css';

export type QuestionHtmlProps = {
  readonly html: string;
  readonly id?: string;
  /** Makes pictures buttons and tells which one is to be enlarged. */
  readonly onEnlarge?: (picture: ShownPicture) => void;
};

/** Text and pictures of a question or of an option. */
export function QuestionHtml({ html, id, onEnlarge }: QuestionHtmlProps) {
  const { t } = useTranslation('question');
  const enlargeable = onEnlarge !== undefined;
  const clean = useMemo(
    () => cleanHtml(html, enlargeable ? { enlarge: (alt) => t('enlarge', { alt }) } : {}),
    [html, enlargeable, t],
  );
  const open = ({ target }: MouseEvent) => {
    const picture = target instanceof Element ? target.closest('button')?.querySelector('img') : null;
    if (picture) onEnlarge?.({ src: picture.src, alt: picture.alt });
  };
  return <div id={id} className={classes.html} onClick={open} dangerouslySetInnerHTML={{ __html: clean }} />;
}
