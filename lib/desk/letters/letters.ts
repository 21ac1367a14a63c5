import type { Locale } from '#lib/i18n/locales.ts'
import { checkLetter, type LetterFinding } from '#lib/letters/check-letter.ts'
import { LetterError, listLetters, readLetter } from '#lib/letters/find.ts'
import { letterDay } from '#lib/letters/schema.ts'
import { renderForAll, versionOfTexts } from '#lib/newsletter/letter-mail.ts'
import type { FrozenText, Recipients, SentLetter } from '#lib/store/letter-types.ts'
import type { Store } from '#lib/store/store.ts'
import { type LetterState, letterState } from './letter-state.ts'

/** A line of the list of letters. */
export type LetterEntry = {
  date: string
  state: LetterState
  /** Undefined when its file cannot be read. */
  subject: string | undefined
  sent: SentLetter | undefined
}

/** All letters, in files or sent, the latest first, with subjects in a language. */
export async function listDeskLetters(store: Store, locale: Locale): Promise<LetterEntry[]> {
  const begun = new Map((await store.letters.list()).map((one) => [one.date, one]))
  const dates = new Set([...begun.keys(), ...listLetters()])
  const entries = [...dates].map(async (date): Promise<LetterEntry> => {
    const sent = begun.get(date)
    const frozen = sent && (await store.letters.findText(date, locale))
    const subject = frozen ? frozen.subject : subjectOf(date, locale)
    return { date, state: letterState(sent), subject, sent }
  })
  return (await Promise.all(entries)).toSorted((a, b) => b.date.localeCompare(a.date))
}

function subjectOf(date: string, locale: Locale): string | undefined {
  try {
    return readLetter(date).texts[locale].subject
  } catch (error) {
    if (error instanceof LetterError) return undefined
    throw error
  }
}

/** A letter as an editor works with it. */
export type DeskLetter = {
  date: string
  state: LetterState
  sent: SentLetter | undefined
  /** As frozen, or as it would be sent on the day; undefined when it cannot be. */
  texts: Record<Locale, FrozenText> | undefined
  /** Why it cannot be sent: file and what is wrong. */
  error: string | undefined
  findings: LetterFinding[]
  version: string | undefined
  approvals: { by: string; at: Temporal.Instant }[]
  recipients: Recipients
}

/** A letter with what is known about it at an instant; undefined when there is none of that day. */
export async function findDeskLetter(
  store: Store,
  input: { date: string; day: string; at: Temporal.Instant; siteUrl: string },
): Promise<DeskLetter | undefined> {
  const { date, day, at, siteUrl } = input
  if (!letterDay.safeParse(date).success) return undefined
  const sent = await store.letters.find(date)
  if (!sent && !listLetters().includes(date)) return undefined
  const recipients = await store.letters.countRecipients(at)
  const base = { date, sent, state: letterState(sent), recipients, findings: [], approvals: [] }
  if (sent) {
    const texts = await frozenTexts(store, date)
    return { ...base, texts, error: undefined, version: undefined }
  }
  try {
    const letter = readLetter(date)
    const texts = renderForAll({ siteUrl }, letter, day)
    const version = versionOfTexts(texts)
    const approvals = await store.letters.approvals(date, version)
    const findings = checkLetter(letter, texts)
    return { ...base, texts, error: undefined, findings, version, approvals }
  } catch (error) {
    if (!(error instanceof LetterError)) throw error
    return { ...base, texts: undefined, error: error.message, version: undefined }
  }
}

async function frozenTexts({ letters }: Store, date: string) {
  const [en, ru, kk] = await Promise.all([
    letters.findText(date, 'en'),
    letters.findText(date, 'ru'),
    letters.findText(date, 'kk'),
  ])
  return en && ru && kk && { en, ru, kk }
}
