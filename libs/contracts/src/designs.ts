import { BLANK_ALIGNS, BLANK_PARTS, BLANK_SIZES, DESIGN_KINDS, DESIGN_MODES, TEXT_KEYS } from '@itog/domain';
import { z } from 'zod';
import { instant, personName, sha256 } from './common.ts';
import { route } from './route.ts';

/** Most bytes of a logo, a seal or a signature. */
export const DESIGN_PICTURE_BYTES = 2 * 1024 * 1024;
/** Most pixels of it on a side. */
export const DESIGN_PICTURE_PIXELS = 3_000;

const kind = z.enum(DESIGN_KINDS);
const kindParams = z.object({ kind });
// Length, placeholders and bounds are the rule's to judge, so that every mistake gets a sentence of its own.
const words = z.string().max(4_000);
const picture = sha256.nullable();
const offset = z.object({ x: z.number(), y: z.number() });

/** Wide of every sheet, so that the rule can name what is out of it; yet nothing that would take long to draw. */
const MOST = 1_000;
const mm = z.number().min(-MOST).max(MOST);

/** Most fields that are taken at all; the rule says how many there may be. */
const MOST_FIELDS = 200;

const blankField = z.object({
  text: z.string().max(4_000),
  left: mm,
  line: mm,
  width: mm,
  points: mm,
  align: z.enum(BLANK_ALIGNS),
  bold: z.boolean(),
  lines: z.number().min(-MOST).max(MOST),
  step: mm,
});

const blankSheet = z.object({
  size: z.enum(BLANK_SIZES),
  landscape: z.boolean(),
  fields: z.array(blankField).max(MOST_FIELDS).readonly(),
  scan: picture,
});

/** Where the lines of a bought blank are, in millimetres. */
export const blankLayout = z.object({ title: blankSheet, supplement: blankSheet.nullable() });

/** How a printed form is to look; pictures by the SHA-256 of what was uploaded. */
export const documentDesign = z.object({
  texts: z.partialRecord(z.enum(TEXT_KEYS), words),
  pictures: z.object({ logo: picture, seal: picture, head: picture, secretary: picture, chair: picture }),
  bodyPoints: z.number(),
  show: z.object({ qr: z.boolean(), frame: z.boolean() }),
  mode: z.enum(DESIGN_MODES),
  offsetMm: offset,
  supplementOffsetMm: offset,
  blank: blankLayout.nullable().default(null),
});

const version = z.object({
  /** 0 is the form's own design, which nobody has saved. */
  version: z.int(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
  /** Documents that were issued with it. */
  documents: z.int(),
});
export type DesignVersion = z.infer<typeof version>;

/** Whom and what a design is tried with. */
const subject = z.object({
  organisation: z.object({ name: z.string(), city: z.string() }),
  learner: personName,
  program: z.string(),
  head: personName,
  secretary: personName,
  chair: personName,
  /** The longest curriculum that a diploma's supplement has to hold. */
  modules: z.array(z.object({ title: z.string(), hours: z.int() })),
  /** Where documents are verified. */
  publicUrl: z.string(),
});
export type DesignSubject = z.infer<typeof subject>;

const SUBJECTS = ['longest', 'invented'] as const;

const current = z.object({
  kind,
  version: z.int(),
  design: documentDesign,
  /** The newest first. */
  versions: z.array(version),
  /** With the longest name and title that the database has, and with longer ones that are invented. */
  subjects: z.object({ longest: subject, invented: subject }),
});
export type CurrentDesign = z.infer<typeof current>;

export const getDesign = route({
  method: 'GET',
  path: '/document-designs/:kind',
  can: 'designs.read',
  summary: 'The design of a printed form, its versions, and whom a preview is made for.',
  params: kindParams,
  response: current,
});

export const getDesignVersion = route({
  method: 'GET',
  path: '/document-designs/:kind/versions/:version',
  can: 'designs.read',
  summary: 'A former version of a design; 0 is the form’s own.',
  params: kindParams.extend({ version: z.coerce.number().int().min(0) }),
  response: z.object({ design: documentDesign }),
});

export const saveDesign = route({
  method: 'PUT',
  path: '/document-designs/:kind',
  can: 'designs.manage',
  summary: 'Saves a new version after printing it with the longest names; issued documents keep theirs.',
  params: kindParams,
  body: z.object({ version: z.int(), design: documentDesign }),
  response: current,
});

export const proofDesign = route({
  method: 'POST',
  path: '/document-designs/:kind/proof',
  can: 'designs.manage',
  summary: 'A sample as PDF by the very printer of the documents; takes no number and keeps nothing.',
  params: kindParams,
  body: z.object({ design: documentDesign, subject: z.enum(SUBJECTS).default('longest') }),
  download: 'application/pdf',
});

export const calibrateDesign = route({
  method: 'POST',
  path: '/document-designs/:kind/calibration',
  can: 'designs.manage',
  summary:
    'A sheet with a millimetre grid and the frames of the fields, moved as the form would be, to lay over a ready blank.',
  params: kindParams,
  body: z.object({
    offsetMm: offset,
    /** The fields whose frames are shown; without them, the grid alone. */
    blank: blankLayout.nullable().default(null),
    part: z.enum(BLANK_PARTS).default('title'),
  }),
  download: 'application/pdf',
});

export const uploadDesignPicture = route({
  method: 'POST',
  path: '/design-pictures',
  can: 'designs.manage',
  summary: 'Takes a logo, a seal, a signature, or a scan of a blank: PNG or JPEG by its content.',
  uploadBytes: DESIGN_PICTURE_BYTES,
  response: z.object({ sha256, width: z.int(), height: z.int() }),
  status: 201,
});

export const getDesignPicture = route({
  method: 'GET',
  path: '/design-pictures/:sha256',
  can: 'designs.read',
  summary: 'A picture of the printed forms.',
  params: z.object({ sha256 }),
  download: 'image/*',
});
