import { z } from 'zod'
import {
  type FieldErrors,
  type FieldKind,
  fieldErrors,
  UNPRINTABLE,
} from '#lib/forms/form-values.ts'
import { LICENCES, type Picture } from '#lib/guides/pictures.ts'
import type { FormValues } from '#lib/store/store.ts'

/** The fields of a new picture besides its file. */
export const PICTURE_FIELDS = {
  id: 'text',
  'alt-en': 'text',
  'alt-ru': 'text',
  'alt-kk': 'text',
  owner: 'text',
  licence: 'text',
  source: 'text',
} as const satisfies Record<string, FieldKind>

const line = z
  .string()
  .trim()
  .min(1, 'picture.missing')
  .max(300, 'picture.long')
  .refine((words) => !UNPRINTABLE.test(words) && !words.includes('\n'), 'picture.missing')

const formSchema = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, 'picture.id'),
  'alt-en': line,
  'alt-ru': line,
  'alt-kk': line,
  owner: line,
  licence: z.enum(LICENCES, 'picture.licence'),
  source: z
    .string()
    .trim()
    .refine((url) => url === '' || z.url({ protocol: /^https?$/ }).safeParse(url).success, {
      message: 'picture.source',
    }),
})

/** What a picture is called, shows, and whose it is. */
export type PictureWords = Omit<Picture, 'width' | 'height'>

/**
 * Reads the form of a new picture; the errors are keys of messages under `errors`.
 *
 * @param taken the ids of the pictures that there are
 */
export function readPictureForm(
  answers: FormValues,
  taken: ReadonlySet<string>,
): { data: PictureWords } | { errors: FieldErrors } {
  const parsed = formSchema.safeParse(answers)
  if (!parsed.success) return { errors: fieldErrors(parsed.error) }
  const { id, owner, licence, source } = parsed.data
  if (taken.has(id)) return { errors: { id: 'picture.taken' } }
  const { 'alt-en': en, 'alt-ru': ru, 'alt-kk': kk } = parsed.data
  return { data: { id, alt: { en, ru, kk }, owner, licence, ...(source && { source }) } }
}
