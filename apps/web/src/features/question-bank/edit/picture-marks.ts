import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { picturesOf } from './pictures-in-text.ts';

/** How an author sees the pictures of a question inside its texts: «[картинка 1]» stands for the tag. */
export type PictureMarks = {
  /** A text as its field shows it. */
  readonly shown: (text: string) => string;
  /** The inverse of `shown`; a mark of no picture stays what was typed. */
  readonly typed: (shown: string) => string;
  /** How much of the text stands before a place of what is shown; inside a mark its end is meant. */
  readonly place: (text: string, caret: number) => number;
  /** Lets a picture take the number of the one whose place it takes. */
  readonly replace: (former: string, tag: string) => void;
  /** The mark of a picture's tag. */
  readonly markOf: (tag: string) => string;
};

const tagsOf = (text: string) => picturesOf(text).map(({ from, to }) => text.slice(from, to));
/** What may be a mark; a tag that is pasted whole stays whole, whatever its description says. */
const TAG_OR_MARK = /<img\b[^>]*>|\[[^[\]]+\]/gi;

/**
 * The marks of all texts of a form. A number stays its picture's as long as the form is open, so that a mark that was cut
 * can be pasted elsewhere, into another field too.
 */
export function usePictureMarks(texts: readonly string[]): PictureMarks {
  const { t } = useTranslation('question-bank');
  const [met, setMet] = useState<readonly string[]>([]);
  const mark = (number: number) => t('edit.picture.mark', { number });
  const tags = [...met];
  for (const tag of texts.flatMap(tagsOf)) {
    if (tags.includes(tag)) continue;
    // Words of the author's own that read like a mark would turn into the picture: their number is no picture's.
    while (texts.some((text) => text.includes(mark(tags.length + 1)))) tags.push('');
    tags.push(tag);
  }
  if (tags.length > met.length) setMet(tags);
  const markOf = (tag: string) => mark(tags.indexOf(tag) + 1);
  const shown = (text: string) => tagsOf(text).reduce((words, tag) => words.replace(tag, () => markOf(tag)), text);
  const typed = (words: string) => {
    const tagOf = new Map(tags.map((tag, index) => [mark(index + 1), tag]));
    return words.replace(TAG_OR_MARK, (found) => tagOf.get(found) || found);
  };
  const place = (text: string, caret: number) => {
    const words = shown(text);
    let end = caret;
    while (end < words.length && !text.startsWith(typed(words.slice(0, end)))) end += 1;
    return typed(words.slice(0, end)).length;
  };
  const replace = (former: string, tag: string) => {
    if (!tags.includes(tag)) setMet(tags.map((each) => (each === former ? tag : each)));
  };
  return { replace, markOf, shown, typed, place };
}
