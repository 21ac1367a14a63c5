import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'
import { type FieldErrors, fieldErrors } from '#lib/forms/form-values.ts'
import { findCitizenship } from '../countries/citizenship.ts'
import { ages, date, dayCount, people, stays, trips } from './input-fields.ts'

/** What can give somebody a legal basis, free them from a duty, or change their papers. */
export const GROUPS = [
  'spouse',
  'child',
  'relative',
  'compatriot',
  'ethnic',
  'refugee',
  'profession',
  'it',
  'investor',
  'employed',
  'study',
] as const

/** Ties are asked for together; so is work. In an address both are called `group`. */
export const TIES = ['spouse', 'child', 'relative', 'compatriot', 'ethnic', 'refugee'] as const
export const WORK = ['profession', 'it', 'investor', 'employed', 'study'] as const

/** Where the reader is: abroad, in Kazakhstan without a visa, or there on a visa or a permit. */
export const PLACES = ['abroad', 'visa-free', 'visa'] as const

/** Where somebody lives: as a tenant, with an owner who takes them in, in a home of their own, or not yet. */
export const HOMES = ['rent', 'host', 'own', 'later'] as const

const citizenship = z
  .string()
  .transform((typed) => (typed === '' ? undefined : (findCitizenship(typed) ?? null)))
  .refine((code) => code !== null, { error: 'citizenship.unknown' })
  .transform((code) => code ?? undefined)

function oneOf<const T extends readonly string[]>(values: T) {
  return z
    .enum(['', ...values], { error: 'home.unknown' })
    .transform((value): T[number] | undefined => value || undefined)
}

/** Every question of the plan by the name it has in an address. */
const toolInputSchema = z.object({
  citizenship,
  place: oneOf(PLACES),
  group: z.array(z.enum(GROUPS, { error: 'scope.unknown' })),
  home: oneOf(HOMES),
  /** Ages of the members of the family who apply too. */
  ages,
  /** Members of the family old enough to show money themselves, where no ages are given. */
  adults: people,
  /** Younger members of the family, where no ages are given. */
  children: people,
  /** The day of entry into Kazakhstan. */
  arrival: date,
  /** The day on which the screening begins. */
  screening: date,
  /** The day on which the application is handed in. */
  apply: date,
  /** The last day of a visa or a temporary permit on which the reader is in Kazakhstan. */
  visa: date,
  /** The last day of the passport. */
  passport: date,
  /** The day on which the certificate of the screening was given. */
  certificate: date,
  /** The days on which these papers were given. */
  criminal: date,
  medical: date,
  bank: date,
  /** The last day for which the paper about the home holds. */
  lease: date,
  /** The last day of a residence card that the reader has already. */
  card: date,
  /** The day on which the card is needed. */
  need: date,
  /** Earlier stays in Kazakhstan, as first and last days. */
  stays,
  /** Trips abroad of a reader who has a card. */
  trips,
  /** Own estimates in place of our assumptions: calendar days for papers, working days for the rest. */
  petitionDays: dayCount,
  papersDays: dayCount,
  iinDays: dayCount,
  accountDays: dayCount,
  checkupDays: dayCount,
  lodgingDays: dayCount,
})

/** What a reader told the plan; `undefined` where nothing was said. */
export type ToolInput = z.infer<typeof toolInputSchema>
export type Question = keyof ToolInput
export type Group = (typeof GROUPS)[number]

export const QUESTIONS = Object.keys(toolInputSchema.shape) as Question[]

/** The parameter that asks for the form alone. */
export const FORM_ONLY = 'form'

/** An address's query as it was typed; `group` may occur several times. */
export type ToolQuery = Record<string, string | string[] | undefined>

/** What an address says: everything that could be read, and what is wrong with the rest. */
export type ParsedToolInput = { toolInput: ToolInput; errors: FieldErrors | undefined }

function lastOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.at(-1) : value)?.trim() ?? ''
}

/** What stands in an address, once each and without what is empty. */
function onceEach(values: string[]): string[] {
  return [...new Set(values)].filter(Boolean)
}

/** All values of a name in an address. */
export function valuesOf(query: ToolQuery, name: string): string[] {
  const value = query[name] ?? []
  return Array.isArray(value) ? value : [value]
}

/** What is typed in a field, to show it again also where it is wrong. */
export function typedIn(query: ToolQuery, name: Question): string {
  return lastOf(query[name])
}

/**
 * Whether an address asks for a result: a question or a tick stands in it, if only empty. With `form`
 * it asks for the form alone, filled in.
 */
export function isAsked(query: ToolQuery): boolean {
  if (query[FORM_ONLY] !== undefined) return false
  return [...QUESTIONS, 'done'].some((name) => query[name] !== undefined)
}

/**
 * Reads an address. A field that cannot be read counts as not filled in and has an error, the key of
 * a message under `errors`; all other fields are read, so that there is a plan all the same.
 */
export function parseToolInput(query: ToolQuery): ParsedToolInput {
  const typed: Record<string, string | string[]> = {}
  for (const name of QUESTIONS) {
    typed[name] = name === 'group' ? onceEach(valuesOf(query, name)) : lastOf(query[name])
  }
  const read = toolInputSchema.safeParse(typed)
  if (read.success) return { toolInput: read.data, errors: undefined }
  const errors = fieldErrors(read.error)
  const sound = Object.entries(typed).filter(([name]) => !(name in errors))
  const groups = onceEach(valuesOf(query, 'group')).filter((one) => isGroup(one))
  const toolInput = toolInputSchema.parse({
    ...NOTHING,
    ...Object.fromEntries(sound),
    group: groups,
  })
  return { toolInput, errors }
}

function isGroup(name: string): name is Group {
  return GROUPS.some((group) => group === name)
}

const NOTHING = Object.fromEntries(QUESTIONS.map((name) => [name, name === 'group' ? [] : '']))

/** The steps ticked in a checklist, each once. */
export function ticksOf(query: ToolQuery): string[] {
  return onceEach(valuesOf(query, 'done').filter((id) => /^[a-z][a-z0-9-]*$/.test(id)))
}

/** The name of a plan in its address, by which its calendar file stays the same; if it has one. */
export function planIdOf(query: ToolQuery): string | undefined {
  const id = lastOf(query.plan)
  return /^[a-z0-9]{6,32}$/.test(id) ? id : undefined
}

/** The day that `?on=` names, if it is one. */
export function dayOnOf(query: ToolQuery): string | undefined {
  const on = lastOf(query.on)
  return day.safeParse(on).success ? on : undefined
}

/** Input as it stands in an address, in the order of the questions; nothing where nothing was said. */
export function queryOf(toolInput: ToolInput, more: [name: string, value: string][] = []): string {
  return addressPart([...pairsOf(toolInput), ...more])
}

/** Input as names and values of an address. */
export function pairsOf(toolInput: ToolInput): [name: Question, value: string][] {
  return QUESTIONS.flatMap((name) =>
    valuesIn(toolInput, name).map((value): [Question, string] => [name, value]),
  )
}

function valuesIn(toolInput: ToolInput, name: Question): string[] {
  switch (name) {
    case 'group':
      return toolInput.group
    case 'ages':
      return toolInput.ages.length > 0 ? [toolInput.ages.join(',')] : []
    case 'stays':
      return toolInput.stays.length > 0
        ? [toolInput.stays.map(({ from, to }) => `${from}..${to}`).join(' ')]
        : []
    case 'trips':
      return toolInput.trips.length > 0
        ? [toolInput.trips.map(({ from, to }) => `${from}..${to ?? ''}`).join(' ')]
        : []
    case 'adults':
    case 'children':
      return toolInput[name] > 0 ? [`${toolInput[name]}`] : []
    default: {
      const value = toolInput[name]
      return value === undefined ? [] : [`${value}`]
    }
  }
}

/** What a reader typed, right or wrong, and ticked: the same page in another language keeps it. */
export function typedQuery(query: ToolQuery): string {
  const names = [...QUESTIONS, 'plan', 'on', 'done', FORM_ONLY]
  const typed = names.flatMap((name) =>
    // A country's name is one of a language: its code is of all.
    valuesOf(query, name).map((value) => [
      name,
      name === 'citizenship' ? (findCitizenship(value) ?? value) : value,
    ]),
  )
  // Where all was left empty, that still asks for a result.
  return addressPart(typed.filter(([, value]) => value !== '')) || addressPart(typed)
}

function addressPart(pairs: string[][]): string {
  const text = new URLSearchParams(pairs).toString()
  return text && `?${text}`
}
