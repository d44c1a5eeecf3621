import type { Protocol } from '@itog/contracts';

export type DraftToolsProps = {
  readonly protocol: Protocol;
  /** Told of the hash of words that the reader himself has changed: he need not be asked to read them. */
  readonly onChanged: (contentSha256: string) => void;
};
