import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'
import { type FieldErrors, fieldErrors } from '#lib/forms/form-values.ts'
import { countries } from './countries/countries.ts'

/** What opens a door in the law, or frees from a duty, besides a passport. */
export const GROUPS = ['ethnic', 'compatriot', 'profession', 'it', 'investor', 'refugee'] as const

/** Where somebody lives: as a tenant, with an owner who takes them in, or in a home of their own. */
export const HOMES = ['rent', 'host', 'own'] as const

/** A citizenship that is not in the list, or none. */
export const OTHER_CITIZENSHIP = 'other'

/** More people than a family has are a slip of the finger. */
const MOST_PEOPLE = 20

const people = z
  .string()
  .regex(/^\d{0,2}$/, { error: 'people.malformed' })
  .transform(Number)
  .refine((count) => count <= MOST_PEOPLE, { error: 'people.malformed' })

const date = z
  .string()
  .refine((typed) => typed === '' || day.safeParse(typed).success, { error: 'on.malformed' })
  .transform((typed) => typed || undefined)

const citizenship = z
  .string()
  .refine((code) => ['', OTHER_CITIZENSHIP].includes(code) || isListed(code), {
    error: 'citizenship.unknown',
  })
  .transform((code) => code || undefined)

const home = z
  .enum(['', ...HOMES], { error: 'home.unknown' })
  .transform((value) => value || undefined)

function isListed(code: string): boolean {
  return countries().countries.some((country) => country.code === code)
}

/** Every question of the tools by the name it has in an address. */
const answersSchema = z.object({
  citizenship,
  group: z.array(z.enum(GROUPS, { error: 'scope.unknown' })),
  home,
  /** Members of the family who apply too and are old enough to show money themselves. */
  adults: people,
  /** Younger members of the family who apply too. */
  children: people,
  /** The day of entry into Kazakhstan. */
  arrival: date,
  /** The day on which the screening begins. */
  screening: date,
  /** The day on which the application is handed in. */
  apply: date,
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
})

/** What a reader told a tool; `undefined` where nothing was said. */
export type ToolInput = z.infer<typeof answersSchema>
export type Question = keyof ToolInput
export type Group = (typeof GROUPS)[number]

const QUESTIONS = Object.keys(answersSchema.shape) as Question[]

/** An address's query as it was typed; `group` may occur several times. */
export type ToolQuery = Record<string, string | string[] | undefined>

/** What an address says, or what is wrong with it: one of the two is there. */
export type ParsedToolInput = { toolInput?: ToolInput; errors?: FieldErrors }

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

/** Whether an address asks for a result: a question of the tool or a tick stands in it, if only empty. */
export function isAsked(query: ToolQuery, questions: readonly Question[]): boolean {
  return [...questions, 'done'].some((name) => query[name] !== undefined)
}

/**
 * Reads the answers of an address. Those to other tools come along, so that a reader is not
 * asked twice; where they are wrong, it is said only by the tool that asks for them.
 *
 * @param questions what this tool asks for
 */
export function parseToolInput(query: ToolQuery, questions: readonly Question[]): ParsedToolInput {
  const typed: Record<string, string | string[]> = {}
  for (const name of QUESTIONS) {
    typed[name] = name === 'group' ? onceEach(valuesOf(query, name)) : lastOf(query[name])
  }
  const read = answersSchema.safeParse(typed)
  if (read.success) return { toolInput: read.data }
  const errors = fieldErrors(read.error)
  const own = Object.entries(errors).filter(([name]) => questions.some((asked) => asked === name))
  if (own.length > 0) return { errors: Object.fromEntries(own) }
  const sound = Object.entries(typed).filter(([name]) => !(name in errors))
  return { toolInput: answersSchema.parse({ ...NOTHING, ...Object.fromEntries(sound) }) }
}

const NOTHING = Object.fromEntries(QUESTIONS.map((name) => [name, name === 'group' ? [] : '']))

/** The steps ticked in a checklist, each once. */
export function ticksOf(query: ToolQuery): string[] {
  return [...new Set(valuesOf(query, 'done').filter((id) => /^[a-z][a-z0-9-]*$/.test(id)))]
}

/** Answers as they stand in an address, in the order of the questions; nothing for no answer. */
export function queryOf(toolInput: ToolInput): string {
  return addressPart(
    QUESTIONS.flatMap((name) => {
      const value = toolInput[name]
      const given = Array.isArray(value) ? value : [value]
      return given.flatMap((one) => (one === undefined || one === 0 ? [] : [[name, `${one}`]]))
    }),
  )
}

/** What a reader typed, right or wrong, and ticked: the same page in another language keeps it. */
export function typedQuery(query: ToolQuery): string {
  const names = [...QUESTIONS, 'done']
  const typed = names.flatMap((name) => valuesOf(query, name).map((value) => [name, value]))
  // Where all was left empty, that still asks for a result.
  return addressPart(typed.filter(([, value]) => value !== '')) || addressPart(typed)
}

function addressPart(pairs: string[][]): string {
  const text = new URLSearchParams(pairs).toString()
  return text && `?${text}`
}
