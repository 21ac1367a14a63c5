import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** A text in each of the site's languages. */
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
 * How well a value is supported, strongest first: seen in an official text; in the text of the law
 * on a republisher's site; in the press or on pages of law firms or others; stated in one published
 * interview; contested by contradicting sources; not found.
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

/** One of several interpretations of a contested record. */
const reading = z.strictObject({
  who: localized,
  value: value.optional(),
  says: localized,
  sources: z.array(z.string()).min(1),
})

const period = z.strictObject({
  from: day,
  /** `exact`: the rule took effect on `from`. `seen`: it applied on that day at the latest. */
  since: z.enum(['exact', 'seen']).default('exact'),
  /** The last day, inclusive. If absent, the period ends when the next one begins. */
  until: day.optional(),
  /** `null` states that the value on these days is unknown. */
  value: value.nullable(),
  sources: z.array(z.string()),
  note: localized.optional(),
  /** A headline for the change that begins the period; `{before}` and `{after}` are its values. */
  headline: localized.optional(),
  /** The record whose headline of the same day also describes this change. */
  toldBy: z.string().optional(),
  readings: z.array(reading).min(2).optional(),
})

/** A record as editors write it in `content/facts/*.yml`. */
export const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: localized,
  unit: z.enum(UNITS),
  /** To whom or what it applies, if not to everybody. */
  applies: localized.optional(),
  act: z.string().optional(),
  article: z.string().optional(),
  checked: day,
  /** The last day on which the value is known to apply, if the periods do not state it. */
  knownUntil: day.optional(),
  confidence: z.enum(CONFIDENCES),
  /** The ids of the records that this one is the sum of; it then has no periods of its own. */
  sum: z.array(z.string()).min(2).optional(),
  /**
   * Grammatical forms for sentences, by name: ICU messages with the value as `n`, such as `{n,
   * plural, one {# copy} other {# copies}}`.
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
    /** Absent only for interviews without a known URL. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    /** As precise as the source states: a day, a month or a year; absent if undated. */
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .optional(),
    kind: z.enum(['official', 'republished', 'press', 'law-firm', 'guide', 'interview']),
    /** The id of the interviewed person in `content/people.yml`. */
    person: z.string().optional(),
  })
  .refine(({ url, kind }) => url !== undefined || kind === 'interview', {
    path: ['url'],
    message: 'Give the address of the page; only an interview may have none.',
    params: { finding: { code: 'source-without-address', values: {} } },
  })

export const actSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: localized,
  /** The name of the act in running text. */
  short: localized,
  /** The number in the official register (adilet.zan.kz), if known. */
  register: z.string().optional(),
  date: day.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether we have read the text of the act itself: all of it, a part, or nothing. */
  seen: z.enum(['text', 'part', 'no']),
  note: localized.optional(),
})

export const termSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /**
   * The term in each language; `official` is the wording on Kazakh forms and in official letters.
   */
  term: localized,
  abbreviation: z
    .strictObject({ en: z.string(), ru: z.string(), kk: z.string() })
    .partial()
    .optional(),
  meaning: localized,
  /** Other spellings, for the search. */
  also: z.array(z.string()).optional(),
  /** Whether the official wording was checked against an official text. */
  checked: z.boolean(),
})

export type FactRecord = z.infer<typeof factSchema>
export type Source = z.infer<typeof sourceSchema>
export type Act = z.infer<typeof actSchema>
export type Term = z.infer<typeof termSchema>
export type Unit = (typeof UNITS)[number]
export type Confidence = (typeof CONFIDENCES)[number]
export type Localized = z.infer<typeof localized>
