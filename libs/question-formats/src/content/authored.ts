import { type ImportNote, noteOutcome, type Place } from '../notes.ts';
import { IMPORT_LIMITS, type ImportedOption, type Picture, type RawFile } from '../types.ts';
import { cleanText } from './clean-html.ts';
import { PictureShelf, type TakenPicture } from './pictures.ts';

/** A question as its author left it in an editor: HTML that nobody has cleaned yet. */
export interface AuthoredQuestion {
  html: string;
  options: readonly ImportedOption[];
  explanationHtml: string | null;
}

/** The same with clean HTML; `refusals` are what the author has to mend first. */
export interface CleanQuestion {
  html: string;
  options: ImportedOption[];
  explanationHtml: string | null;
  /** Pictures that came inside the HTML, as data; those known already are named in the HTML only. */
  pictures: Picture[];
  refusals: { place: Place; note: ImportNote }[];
}

/**
 * Cleans what an author wrote by the very rules of the import. What runs or loads is taken away without a word: the author
 * sees the result.
 * @param known SHA-256 of the pictures that the author may name as `picture:<sha256>`
 */
export function cleanQuestion(question: AuthoredQuestion, known: ReadonlySet<string>): CleanQuestion {
  const shelf = new AuthorsShelf(known);
  const refusals: CleanQuestion['refusals'] = [];
  const clean = (text: string, place: Place) => {
    const { html, notes } = cleanText({ format: 'html', text, files: [] }, place, shelf, IMPORT_LIMITS);
    const grave = notes.filter(({ code }) => noteOutcome(code) === 'refused');
    refusals.push(...grave.map((note) => ({ place, note })));
    return html;
  };
  const html = clean(question.html, 'text');
  const options = question.options.map((option, index) => ({
    html: clean(option.html, `option-${index + 1}`),
    correct: option.correct,
  }));
  const explanation = question.explanationHtml === null ? '' : clean(question.explanationHtml, 'explanation');
  return { html, options, explanationHtml: explanation || null, pictures: shelf.pictures, refusals };
}

/** Takes pictures that came as data, and knows those of the bank by their address. */
class AuthorsShelf extends PictureShelf {
  private readonly known: ReadonlySet<string>;

  constructor(known: ReadonlySet<string>) {
    super(IMPORT_LIMITS);
    this.known = known;
  }

  override take(src: string, files: readonly RawFile[], place: Place): TakenPicture | ImportNote {
    const sha256 = /^(?:picture:|\/api\/pictures\/)([0-9a-f]{64})$/.exec(src.trim())?.[1];
    return sha256 && this.known.has(sha256) ? { sha256 } : super.take(src, files, place);
  }
}
