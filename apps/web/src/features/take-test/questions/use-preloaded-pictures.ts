import type { AttemptView } from '@itog/contracts';
import { useEffect } from 'react';
import { pictureAddress } from '../../../ui/question/plain-html.ts';

/** Fetches every picture of the paper at the start and holds it: a question must not need the network to be read. */
export function usePreloadedPictures(questions: AttemptView['questions']): void {
  useEffect(() => {
    const addresses = new Set(
      questions.flatMap(({ pictures }) => pictures.map(({ sha256 }) => pictureAddress(sha256))),
    );
    const held = [...addresses].map((address) => {
      const picture = new Image();
      picture.src = address;
      return picture;
    });
    return () => void held.splice(0);
  }, [questions]);
}
