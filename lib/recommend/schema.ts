import { z } from 'zod'
import { emailSchema } from '#lib/forms/email.ts'
import { type FieldKind, nameText, optionalText, requiredText } from '#lib/forms/form-values.ts'
import type { SentFields } from '#lib/store/recommendation-fields.ts'
import type { FormValues } from '#lib/store/store.ts'

/** The six qualities of a person worth telling the city about. */
export const QUALITIES = ['builds', 'fair', 'trusted', 'whole-life', 'grows', 'cares'] as const

/** The longest answer to each field, in characters. */
export const LIMITS = { name: 200, place: 200, 'known-for': 300, story: 10_000, link: 500 } as const

export const PERSON_FIELDS = {
  name: 'text',
  place: 'text',
  'known-for': 'text',
  qualities: 'boxes',
  story: 'text',
  link: 'text',
} as const satisfies Record<string, FieldKind>

function isWebAddress(value: string): boolean {
  return !/\s/.test(value) && z.url({ protocol: /^https?$/ }).safeParse(value).success
}

/** Who is recommended, and for what. Messages are keys under `errors`. */
export const personSchema = z.object({
  name: nameText('name', LIMITS.name),
  place: nameText('place', LIMITS.place),
  'known-for': requiredText('knownFor', LIMITS['known-for']),
  qualities: z
    .array(z.enum(QUALITIES, { error: 'qualities.unknown' }), { error: 'qualities.missing' })
    .min(1, { error: 'qualities.missing' })
    .transform((chosen) => QUALITIES.filter((quality) => chosen.includes(quality))),
  story: requiredText('story', LIMITS.story),
  link: optionalText(LIMITS.link)
    .transform((value) => value.trim())
    .refine((value) => value === '' || isWebAddress(value), { error: 'link.malformed' }),
})

/** The fields about the sender that are stored and shown before sending. */
export const SENDER_FIELDS = {
  'your-name': 'text',
  'your-email': 'text',
  relation: 'text',
} as const satisfies Record<string, FieldKind>

export const YOU_FIELDS = {
  ...SENDER_FIELDS,
  consent: 'text',
  copy: 'text',
} as const satisfies Record<string, FieldKind>

/** Who recommends. Messages are keys under `errors`. */
export const youSchema = z.object({
  'your-name': nameText('yourName', LIMITS.name),
  'your-email': emailSchema,
  relation: requiredText('relation', LIMITS['known-for']),
  consent: z.literal('yes', { error: 'consent.missing' }),
  /** Whether the sender wishes a copy by mail. */
  copy: z
    .unknown()
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

/** Complete answers as what is stored, and whether a copy is wished; nothing while one is missing. */
export function parseAnswers(
  answers: FormValues,
): { fields: SentFields; wantsCopy: boolean } | undefined {
  const person = personSchema.safeParse(answers).data
  const you = youSchema.safeParse(answers).data
  if (!person || !you) return undefined
  const { 'known-for': knownFor, link, ...rest } = person
  return {
    fields: {
      person: { ...rest, knownFor, ...(link && { link }) },
      recommender: { name: you['your-name'], email: you['your-email'], relation: you.relation },
    },
    wantsCopy: you.copy,
  }
}

/** What is stored about the person, as answers to the fields of the form. */
export function personAnswers(
  person: SentFields['person'],
): Record<keyof typeof PERSON_FIELDS, string | string[]> {
  const { knownFor, link = '', ...rest } = person
  return { ...rest, 'known-for': knownFor, link }
}
