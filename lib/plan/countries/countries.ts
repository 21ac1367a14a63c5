import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { sourceFaults, type ToolSource, toolSourceSchema } from '#lib/facts/listed-source.ts'
import { day, localized } from '#lib/facts/schema.ts'
import { addFault } from '#lib/facts/schema-fault.ts'

const sources = z.array(z.string())

/** How sure we are of one statement about a country; the words are those of the ledger. */
const confidence = z.enum(['official', 'secondary', 'contested', 'unknown', 'not-applicable'])

const visa = z.strictObject({
  regime: z.enum(['visa_free_treaty', 'visa_free_unilateral', 'visa_required', 'unknown', 'home']),
  /** Days of one visa-free stay; `null`: not known, or there is no such stay. */
  days: z.number().int().positive().nullable(),
  /** At most `days` in any `in` days, where a source says so for this country. */
  window: z.strictObject({ days: z.number().int(), in: z.number().int() }).optional(),
  confidence,
  sources,
})

const apostille = z.strictObject({
  /** Whether the Apostille Convention binds the country on the day of the list; `null`: not known. */
  party: z.boolean().nullable(),
  /** The day of entry into force, also one still to come; `null`: not known, or never. */
  from: day.nullable(),
  confidence,
  sources,
})

/** The two treaties between neighbours that waive both apostille and legalisation. */
const treaties = z.strictObject({
  minsk: z.boolean(),
  chisinau: z.boolean(),
  confidence: confidence.optional(),
  sources,
})

/** How a public paper becomes acceptable in Kazakhstan; translation comes on top of it. */
export const DOCUMENT_ROUTES = [
  'none_translation_only',
  'apostille',
  'consular_legalisation',
  'check',
  'domestic',
] as const

/** What a citizen needs before applying for the permanent residence permit. */
const entryBasis = z.enum([
  'treaty_no_visa_needed_to_apply',
  'b8_obtainable_inside_kz',
  'b8_from_consulate',
  'check',
])

const countrySchema = z.strictObject({
  /** ISO 3166-1 alpha-2 (and XK); pages name the country from it. */
  code: z.string().regex(/^[A-Z]{2}$/),
  visa,
  apostille,
  treaties,
  documentRoute: z.enum(DOCUMENT_ROUTES),
  entryBasis: entryBasis.nullable(),
  /** `derived`: our reading of Art. 7 of the Law on Migration, to be confirmed by the police. */
  entryBasisConfidence: z.enum(['secondary', 'derived', 'not-applicable']),
  note: localized.optional(),
})

/** `content/countries.yml`: what a citizenship changes on the way. */
export const countriesSchema = z
  .strictObject({
    /** The day on which the whole list was last checked. */
    asOf: day,
    /** What holds for the whole list and a reader should know. */
    caveats: z.array(localized),
    sources: z.array(toolSourceSchema),
    countries: z.array(countrySchema).min(1),
  })
  .superRefine((list, context) => {
    const named = list.countries.flatMap((country) => [
      ...country.visa.sources,
      ...country.apostille.sources,
      ...country.treaties.sources,
    ])
    const codes = list.countries.map((country) => country.code)
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
    for (const id of twice) {
      const message = `The country “${id}” is listed twice.`
      addFault(context, { code: 'country-twice', values: { id }, message })
    }
    for (const fault of sourceFaults(list.sources, named)) addFault(context, fault)
  })

export type Countries = z.infer<typeof countriesSchema>
export type Country = Countries['countries'][number]
export type DocumentRoute = (typeof DOCUMENT_ROUTES)[number]

/** Reads the list from a content folder; throws when it does not fit. */
export function readCountries(dir: string): Countries {
  const path = join(dir, 'countries.yml')
  const parsed = countriesSchema.safeParse(readYaml(path))
  if (parsed.success) return parsed.data
  throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
}

/** The site's list of countries, as its content is now. */
export const countries: () => Countries = readOnce('countries', () => readCountries(contentDir()))

/** The pages on which a statement of the list rests. */
export function countrySources(ids: string[]): ToolSource[] {
  return countries().sources.filter(({ id }) => ids.includes(id))
}

/**
 * How a paper from a country is made acceptable on a day (`YYYY-MM-DD`). The list says it
 * for the day it was checked; the Apostille Convention may have begun for the country
 * later, or begin after that day.
 */
export function documentRouteOn({ documentRoute, apostille }: Country, on: string): DocumentRoute {
  if (documentRoute !== 'apostille' && documentRoute !== 'consular_legalisation') {
    return documentRoute
  }
  if (apostille.from === null) return documentRoute
  return on >= apostille.from ? 'apostille' : 'consular_legalisation'
}
