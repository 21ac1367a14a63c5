import { z } from 'zod'
import { factsOn } from '#lib/facts/fact-on.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import { CONFIDENCES, day, localized, UNITS } from '#lib/facts/schema.ts'
import { valueHistory } from '#lib/facts/value-history.ts'

const value = z
  .union([z.number(), z.boolean(), day, localized, z.null()])
  .describe('A number in the unit, yes or no, a day, or a text; null when it is not known to us')

const source = z.strictObject({
  title: z.string(),
  url: z.url().nullable().describe('null for a published interview without an address'),
  date: z.string().nullable().describe('As exact as the source gives it: year, month or day'),
})

const turn = z.strictObject({
  from: day,
  until: day.nullable().describe('The last day; null while it runs'),
  value,
})

const fact = z.strictObject({
  id: z.string(),
  title: localized,
  unit: z.enum(UNITS),
  value,
  tenge: z.number().nullable().describe('A value in MCI, in tenge at the index of the day asked'),
  from: day,
  until: day.nullable(),
  checked: day.describe('When an editor last held the record against its sources'),
  confidence: z.enum(CONFIDENCES),
  sources: z.array(source),
  history: z.array(turn),
})

/** What `/api/facts.json` answers; published as a JSON Schema at `/api/facts.schema.json`. */
export const factsAnswerSchema = z
  .strictObject({ on: day, facts: z.array(fact) })
  .meta({ title: 'The ledger of WE Guide on one day' })

export type FactsAnswer = z.infer<typeof factsAnswerSchema>

/** The ledger on a day, for machines. */
export function factsAnswer(on: string, book: Ledger = ledger()): FactsAnswer {
  const facts = factsOn(on, book).map((found) => {
    const record = book.facts.get(found.id)
    const { id, title, unit, tenge, from, until, checked, confidence } = found
    return {
      id,
      title,
      unit,
      value: found.value,
      tenge,
      from,
      until,
      checked,
      confidence,
      sources: found.sources.map(({ title, url, date }) => ({
        title,
        url: url ?? null,
        date: date ?? null,
      })),
      history: record ? valueHistory(record, book) : [],
    }
  })
  return { on, facts }
}

/** The JSON Schema of the answer. */
export function factsJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(factsAnswerSchema)
}
