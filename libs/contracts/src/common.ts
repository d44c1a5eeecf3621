import { z } from 'zod';

export const uuid = z.uuid();
/** A calendar day, `YYYY-MM-DD`, in the organisation's zone. */
export const day = z.iso.date();
/** An instant; travels as ISO 8601. */
export const instant = z.coerce.date();
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
