import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** One text in each of the site's languages. */
export const localized = z.strictObject({
  en: z.string().min(1),
  ru: z.string().min(1),
  kk: z.string().min(1),
})

export const UNITS = [
  'mci',
  'kzt',
  'usd',
  'calendar-days',
  'working-days',
  'months',
  'years',
  'age',
  'percent',
  'points',
  'count',
  'minutes',
  'millimetres',
  'square-metres',
  'date',
  'text',
  'yes-no',
] as const

/**
 * How sure we are, from the strongest to the weakest: seen in an official text; in a
 * law text on a republisher's site; in press, law firms' or others' pages; said in one
 * published interview; sources contradict each other; not found by us.
 */
export const CONFIDENCES = [
  'official',
  'republished',
  'secondary',
  'interview',
  'contested',
  'unknown',
] as const

const value = z.union([z.number(), z.boolean(), day, localized])

/** One of several readings of a contested record. */
const reading = z.strictObject({
  who: localized,
  value: value.optional(),
  says: localized,
  sources: z.array(z.string()).min(1),
})

const period = z.strictObject({
  from: day,
  /** `exact`: the rule took effect on `from`. `seen`: it applied at the latest then. */
  since: z.enum(['exact', 'seen']).default('exact'),
  /** The last day, inclusive. Without it the period runs until the next one begins. */
  until: day.optional(),
  /** `null` says that we know of no value for these days: a hole that is said. */
  value: value.nullable(),
  sources: z.array(z.string()),
  note: localized.optional(),
  /** The change with which the period begins, as news; `{before}` and `{after}` are its values. */
  headline: localized.optional(),
  /** The record whose headline of the same day tells this change too. */
  toldBy: z.string().optional(),
  readings: z.array(reading).min(2).optional(),
})

/** One record of the ledger as an editor writes it in `content/facts/*.yml`. */
export const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: localized,
  unit: z.enum(UNITS),
  /** Whom or what it applies to, when not everybody. */
  applies: localized.optional(),
  act: z.string().optional(),
  article: z.string().optional(),
  checked: day,
  /** The last day for which what the record says is known to hold, where no period says so. */
  knownUntil: day.optional(),
  confidence: z.enum(CONFIDENCES),
  /** A sum of other records, each with its own source; the record then has no periods. */
  sum: z.array(z.string()).min(2).optional(),
  /**
   * Grammatical forms that sentences need, by name: ICU messages in which `n` is the value, such as
   * `{n, plural, one {# copy} other {# copies}}`.
   */
  forms: z.record(z.string().regex(/^[a-z][a-z-]*$/), localized).optional(),
  periods: z.array(period).optional(),
})

export const sourceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    title: z.string().min(1),
    publisher: z.string().min(1),
    language: z.enum(['en', 'ru', 'kk', 'uk', 'de']),
    /** Left out only for an interview, of which we know no address. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    /** As exact as the page says: a day, a month, a year; left out when undated. */
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .optional(),
    kind: z.enum(['official', 'republished', 'press', 'law-firm', 'guide', 'interview']),
    /** Who was interviewed, of `content/people.yml`. */
    person: z.string().optional(),
  })
  .refine(({ url, kind }) => url !== undefined || kind === 'interview', {
    path: ['url'],
    message: 'Give the address of the page; only an interview may have none.',
  })

export const actSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: localized,
  /** How prose names it. */
  short: localized,
  /** The register's number (adilet.zan.kz) when known. */
  register: z.string().optional(),
  date: day.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether the act's own text was read by us, in part or not at all. */
  seen: z.enum(['text', 'part', 'no']),
  note: localized.optional(),
})

export const termSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The term in each language; `official` words are those on Kazakh forms and letters. */
  term: localized,
  abbreviation: z
    .strictObject({ en: z.string(), ru: z.string(), kk: z.string() })
    .partial()
    .optional(),
  meaning: localized,
  /** Other spellings people search for. */
  also: z.array(z.string()).optional(),
  /** Whether the official words were checked in an official text. */
  checked: z.boolean(),
})

export type FactRecord = z.infer<typeof factSchema>
export type Source = z.infer<typeof sourceSchema>
export type Act = z.infer<typeof actSchema>
export type Term = z.infer<typeof termSchema>
export type Unit = (typeof UNITS)[number]
export type Confidence = (typeof CONFIDENCES)[number]
export type Localized = z.infer<typeof localized>
