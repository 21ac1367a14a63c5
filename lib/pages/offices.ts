import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { sourceFaults, type ToolSource, toolSourceSchema } from '#lib/facts/listed-source.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { type Act, day, localized } from '#lib/facts/schema.ts'
import { addFault } from '#lib/facts/schema-fault.ts'

/** The regions and cities of their rank, ISO 3166-2:KZ as of 2022. */
export const REGIONS = [
  ...['KZ-10', 'KZ-11', 'KZ-15', 'KZ-19', 'KZ-23', 'KZ-27', 'KZ-31', 'KZ-33', 'KZ-35', 'KZ-39'],
  ...['KZ-43', 'KZ-47', 'KZ-55', 'KZ-59', 'KZ-61', 'KZ-62', 'KZ-63', 'KZ-71', 'KZ-75', 'KZ-79'],
]

const url = z.url({ protocol: /^https?$/ })
const phone = z.string().regex(/^\+?[\d ()-]+$/)

/** A service or website for the whole country. */
const service = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: localized,
  /** What it does for somebody who wants to live here. */
  about: localized,
  phone: phone.optional(),
  url: url.optional(),
  /** What is not certain about it. */
  note: localized.optional(),
  /** The records in which its part is stated. */
  facts: z.array(z.string()),
  sources: z.array(z.string()),
})

/** An office with a counter. What no page gives is left out, and the site says so. */
const office = z.strictObject({
  name: localized,
  city: localized,
  address: localized.optional(),
  phones: z.array(phone).optional(),
  hours: localized.optional(),
  url: url.optional(),
  /** The day on which its page was last read. */
  checked: day,
  sources: z.array(z.string()).min(1),
})

/** `content/offices.yml`: whom to ask. */
export const officesSchema = z
  .strictObject({
    /** The day on which somebody last looked for addresses. */
    checked: day,
    sources: z.array(toolSourceSchema),
    services: z.array(service).min(1),
    regions: z.array(
      z.strictObject({ id: z.enum(REGIONS), name: localized, offices: z.array(office) }),
    ),
  })
  .superRefine(({ sources, services, regions }, context) => {
    const offices = regions.flatMap((region) => region.offices)
    const named = [...services, ...offices].flatMap((one) => one.sources)
    services.forEach((one, at) => {
      if (one.facts.length + one.sources.length === 0) {
        const message = 'Name a record or a source that says what the service does.'
        addFault(context, { code: 'service-unfounded', values: {}, message }, ['services', at])
      }
    })
    for (const fault of sourceFaults(sources, named)) addFault(context, fault, ['sources'])
    regions.forEach(({ id }, at) => {
      if (regions.findIndex((other) => other.id === id) !== at) {
        const message = `The region “${id}” is listed twice.`
        addFault(context, { code: 'region-twice', values: { id }, message }, ['regions', at, 'id'])
      }
    })
    for (const id of REGIONS.filter((one) => !regions.some((region) => region.id === one))) {
      const message = `The region “${id}” is missing.`
      addFault(context, { code: 'region-missing', values: { id }, message }, ['regions'])
    }
  })

export type Offices = z.infer<typeof officesSchema>
export type Service = Offices['services'][number]
export type Office = Offices['regions'][number]['offices'][number]

/** Whom to ask, as the content is now. Throws if the file does not fit. */
export const loadOffices: () => Offices = readOnce('offices', () =>
  officesSchema.parse(readYaml(join(contentDir(), 'offices.yml'))),
)

/** The pages on which a service or an office rests. */
export function officeSources(ids: string[], offices: Offices = loadOffices()): ToolSource[] {
  return offices.sources.filter(({ id }) => ids.includes(id))
}

/** The acts of migration law that most answers rest on. */
const MIGRATION_ACTS = ['law-foreigners', 'law-migration', 'resolution-148', 'order-992']

/** The four acts that a reader can refer to at an office; one that the content lacks is left out. */
export function migrationActs({ acts }: Facts = loadFacts()): Act[] {
  return MIGRATION_ACTS.flatMap((id) => acts.get(id) ?? [])
}
