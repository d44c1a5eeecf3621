/** A file of words is not on the server any more: the page is older than the server. */
export class WordsGone extends Error {
  override readonly name = 'WordsGone';
}
