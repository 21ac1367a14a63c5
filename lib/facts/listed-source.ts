import { z } from 'zod'
import type { SchemaFault } from './schema-fault.ts'

/** A page on which a row of `countries.yml`, `calendar.yml` or `offices.yml` rests. */
export const toolSourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  /** Left out when the source has no public address. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** As exact as the page says: a day, a month, a year; left out when undated. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  /** How the date is meant, such as “or later”. */
  dateNote: z.string().optional(),
})

export type ToolSource = z.infer<typeof toolSourceSchema>

/** The ids that occur more than once, and the ids named that no source has. */
export function sourceFaults(sources: ToolSource[], named: string[]): SchemaFault[] {
  const ids = sources.map((source) => source.id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const missing = new Set(named.filter((id) => !ids.includes(id)))
  return [
    ...twice.map((id) => ({
      code: 'source-twice',
      values: { id },
      message: `The source “${id}” is listed twice.`,
    })),
    ...[...missing].map((id) => ({
      code: 'source-unlisted',
      values: { id },
      message: `There is no source “${id}”.`,
    })),
  ]
}
