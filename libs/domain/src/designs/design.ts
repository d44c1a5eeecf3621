import { isLayoutKind, type BlankLayout } from './blank-layout.ts';
import { blankRefusals, type BlankLayoutRefusal } from './blank-refusals.ts';
import { DESIGN_TEXTS, type DesignKind, type TextKey } from './texts.ts';

/** Whose picture may stand on a form: the organisation's logo and seal, and the signature of each who signs. */
export const DESIGN_PICTURES = ['logo', 'seal', 'head', 'secretary', 'chair'] as const;
export type DesignPicture = (typeof DESIGN_PICTURES)[number];

/**
 * On plain paper the whole form is printed; over a blank of this very form, only the words of this one document, where the
 * form has them; over a bought blank, its fields where their layout says.
 */
export const DESIGN_MODES = ['plain', 'blank', 'layout'] as const;
export type DesignMode = (typeof DESIGN_MODES)[number];

/** Type sizes of the body, in points. */
export const BODY_POINTS = { min: 9, max: 14, step: 0.5 } as const;
/** How far the print over a blank may be moved, in millimetres. */
export const OFFSET_MM = { min: -20, max: 20, step: 0.5 } as const;

export type OffsetMm = { readonly x: number; readonly y: number };

/** How an administrator wants a printed form: its words, pictures and measures; everything else is the form's own. */
export type DocumentDesign = {
  /** By their keys; what is missing keeps the form's own words. */
  readonly texts: Readonly<Partial<Record<TextKey, string>>>;
  /** Where kept, SHA-256 of the file; where printed, its data address. */
  readonly pictures: Readonly<Record<DesignPicture, string | null>>;
  readonly bodyPoints: number;
  readonly show: {
    /** The QR code; the address and the code in letters always stay. */
    readonly qr: boolean;
    /** The guilloche border and the rosette under the seal. */
    readonly frame: boolean;
  };
  readonly mode: DesignMode;
  /** To the right and down; only over a blank. */
  readonly offsetMm: OffsetMm;
  /** The same for the sheets of a diploma's supplement. */
  readonly supplementOffsetMm: OffsetMm;
  /** Where the lines of a bought blank are; null while nobody has said. */
  readonly blank: BlankLayout | null;
};

const BODY: Readonly<Record<DesignKind, number>> = { certificate: 12, diploma: 12, reference: 11.5, extract: 11.5 };
const NO_PICTURES = { logo: null, seal: null, head: null, secretary: null, chair: null };

/** The design of a form that nobody has edited. */
export function defaultDesign(kind: DesignKind): DocumentDesign {
  const texts = Object.fromEntries(DESIGN_TEXTS[kind].map(({ key, words }) => [key, words]));
  return {
    texts,
    pictures: NO_PICTURES,
    bodyPoints: BODY[kind],
    show: { qr: true, frame: true },
    mode: 'plain',
    offsetMm: { x: 0, y: 0 },
    supplementOffsetMm: { x: 0, y: 0 },
    blank: null,
  };
}

export type DesignRefusal =
  | BlankLayoutRefusal
  | { readonly code: 'design.text-empty'; readonly clause: null; readonly text: TextKey }
  | { readonly code: 'design.text-too-long'; readonly clause: null; readonly text: TextKey; readonly most: number }
  | {
      readonly code: 'design.unknown-placeholder';
      readonly clause: null;
      readonly text: TextKey;
      readonly placeholder: string;
    }
  | {
      readonly code: 'design.placeholder-missing';
      readonly clause: null;
      readonly text: TextKey;
      readonly placeholder: string;
    }
  | { readonly code: 'design.bracket-open'; readonly clause: null; readonly text: TextKey }
  | { readonly code: 'design.mark-open'; readonly clause: null; readonly text: TextKey }
  | { readonly code: 'design.tag'; readonly clause: null; readonly text: TextKey; readonly found: string }
  | { readonly code: 'design.address'; readonly clause: null; readonly text: TextKey; readonly found: string }
  | { readonly code: 'design.body-size'; readonly clause: null; readonly min: number; readonly max: number }
  | { readonly code: 'design.offset'; readonly clause: null; readonly min: number; readonly max: number };

const PLACEHOLDER = /\{([^{}\n]*)\}/gu;
const TAG = /<[/!?]?[a-z][^\s>]*|<!--/iu;
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/|(?:file|data|javascript|vbscript|blob):)\S*/iu;
const SHOWN = 40;

/**
 * Everything wrong with a design that can be told without printing it: words that a form cannot do without, unknown
 * placeholders, marks and brackets left open, markup, addresses, measures out of bounds.
 */
export function designRefusals(kind: DesignKind, design: DocumentDesign): DesignRefusal[] {
  const refusals = DESIGN_TEXTS[kind].flatMap(({ key, most, required, placeholders, needs }) =>
    textRefusals(key, design.texts[key] ?? '', { most, required, placeholders, needs }),
  );
  const { min, max } = BODY_POINTS;
  if (!within(design.bodyPoints, BODY_POINTS)) refusals.push({ code: 'design.body-size', clause: null, min, max });
  const moves = [design.offsetMm, design.supplementOffsetMm].flatMap(({ x, y }) => [x, y]);
  if (!moves.every((move) => within(move, OFFSET_MM)))
    refusals.push({ code: 'design.offset', clause: null, min: OFFSET_MM.min, max: OFFSET_MM.max });
  return [...refusals, ...layoutRefusals(kind, design)];
}

/** A layout is judged even while the form is printed otherwise: it is kept for another day. */
function layoutRefusals(kind: DesignKind, { mode, blank }: DocumentDesign): DesignRefusal[] {
  if (blank && isLayoutKind(kind)) return blankRefusals(kind, blank);
  return blank || mode === 'layout' ? [{ code: 'design.blank-none', clause: null }] : [];
}

type Bounds = {
  readonly most: number;
  readonly required: boolean;
  readonly placeholders: readonly string[];
  readonly needs: readonly string[];
};

function textRefusals(text: TextKey, words: string, { most, required, placeholders, needs }: Bounds): DesignRefusal[] {
  if (words.trim() === '') return required ? [{ code: 'design.text-empty', clause: null, text }] : [];
  const refusals: DesignRefusal[] = [];
  if ([...words].length > most) refusals.push({ code: 'design.text-too-long', clause: null, text, most });
  const used = [...words.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  for (const placeholder of new Set(used))
    if (!placeholders.includes(placeholder))
      refusals.push({ code: 'design.unknown-placeholder', clause: null, text, placeholder });
  for (const placeholder of needs)
    if (!used.includes(placeholder))
      refusals.push({ code: 'design.placeholder-missing', clause: null, text, placeholder });
  const plain = words.replace(PLACEHOLDER, '');
  if (/[{}]/u.test(plain)) refusals.push({ code: 'design.bracket-open', clause: null, text });
  if (words.split('**').length % 2 === 0) refusals.push({ code: 'design.mark-open', clause: null, text });
  const tag = TAG.exec(words)?.[0].slice(0, SHOWN);
  if (tag) refusals.push({ code: 'design.tag', clause: null, text, found: tag });
  const address = ADDRESS.exec(words)?.[0].slice(0, SHOWN);
  if (address) refusals.push({ code: 'design.address', clause: null, text, found: address });
  return refusals;
}

const within = (value: number, { min, max }: { min: number; max: number }): boolean =>
  Number.isFinite(value) && value >= min && value <= max;
