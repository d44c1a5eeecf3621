import { z } from 'zod';

/** An id, in one writing: two that differ in the case of a letter are the same. */
export const uuid = z.uuid().toLowerCase();

const OUT_OF_TIME = 'Такого года нет в календаре';
/** A calendar day, `YYYY-MM-DD`, in the organisation's zone. */
export const day = z.iso.date().refine((text) => !text.startsWith('0000'), { error: OUT_OF_TIME });
/** An instant; travels as ISO 8601. Its day has a year of four figures in every zone. */
export const instant = z.coerce
  .date()
  .min(new Date('0001-01-03T00:00:00Z'), { error: OUT_OF_TIME })
  .max(new Date('9999-12-29T00:00:00Z'), { error: OUT_OF_TIME });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** One line that a person wrote: trimmed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);
/** Several lines. */
export const prose = (max: number) => z.string().trim().min(1).max(max);

export const personName = z.object({
  lastName: line(100),
  firstName: line(100),
  patronymic: line(100).nullable(),
});
/** A person as lists show him. */
export const person = z.object({ id: uuid, name: personName });

/** A refusal as it travels: its code, its clause and its facts. */
export const refusal = z.looseObject({ code: z.string(), clause: z.string().nullable() });
export type WireRefusal = z.infer<typeof refusal>;

export const search = z.string().trim().max(200).optional();
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
