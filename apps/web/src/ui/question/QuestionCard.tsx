import type { AttemptView } from '@itog/contracts';
import { IconZoomIn } from '@tabler/icons-react';
import { Fragment, useId, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { picturesIn, type Picture } from './arrange.ts';
import { EnlargedPicture } from './EnlargedPicture.tsx';
import { QuestionHtml } from './QuestionHtml.tsx';
import classes from './Question.module.css';
import { useCleanHtml } from './use-clean-html.ts';

export type PaperQuestion = Pick<AttemptView['questions'][number], 'id' | 'text' | 'options'>;

export type QuestionCardProps = {
  readonly question: PaperQuestion;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly chosen: string | null;
  readonly onChoose: (optionId: string) => void;
  /** Shown, but cannot be answered. */
  readonly readOnly?: boolean;
  /** The number is the heading of the whole page. */
  readonly isPage?: boolean;
  /** Takes the focus when the question is turned to. */
  readonly headingRef?: Ref<HTMLLegendElement>;
  /** Beside the number: the mark to come back. */
  readonly aside?: ReactNode;
};

/** One question of a test with its options; choosing does nothing but choose. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, number, total, chosen, onChoose, readOnly, isPage, headingRef, aside } = props;
  const Number = isPage ? 'h1' : 'span';
  const { t } = useTranslation('question');
  const id = useId();
  const [picture, setPicture] = useState<Picture | null>(null);
  return (
    <fieldset className={classes.card} aria-labelledby={`${id}-number ${id}-text`}>
      <legend className={classes.legend} id={`${id}-number`} ref={headingRef} tabIndex={-1}>
        <Number>{t('number', { number, total })}</Number>
      </legend>
      {aside}
      <QuestionHtml html={question.text} id={`${id}-text`} onEnlarge={setPicture} />
      <div className={classes.options}>
        {question.options.map((option, index) => (
          <Fragment key={option.id}>
            <label className={classes.option} data-chosen={option.id === chosen || undefined}>
              <input
                type="radio"
                name={`${id}-${question.id}`}
                checked={option.id === chosen}
                disabled={readOnly}
                onChange={() => onChoose(option.id)}
              />
              <QuestionHtml html={option.text} />
              {index < 9 && (
                <kbd className={classes.digit} aria-hidden>
                  {index + 1}
                </kbd>
              )}
            </label>
            <Enlargers html={option.text} number={index + 1} onEnlarge={setPicture} />
          </Fragment>
        ))}
      </div>
      <EnlargedPicture picture={picture} onClose={() => setPicture(null)} />
    </fieldset>
  );
}

type EnlargersProps = {
  readonly html: string;
  readonly number: number;
  readonly onEnlarge: (picture: Picture) => void;
};

// Beside the option, not in it: pressing what is inside a label would choose.
function Enlargers({ html, number, onEnlarge }: EnlargersProps) {
  const { t } = useTranslation('question');
  return picturesIn(useCleanHtml(html)).map((picture) => (
    <button key={picture.src} type="button" className={classes.zoom} onClick={() => onEnlarge(picture)}>
      <IconZoomIn size={18} aria-hidden />
      {t('enlargeOption', { number })}
    </button>
  ));
}
