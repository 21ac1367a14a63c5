import { LOCALES } from '#lib/i18n/locales.ts'
import { readLetter } from '#lib/letters/find.ts'
import type { RenderedLetter } from '#lib/letters/render.ts'
import type { Store } from '#lib/store/store.ts'
import { copyId, renderForReaders } from './letter-mail.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'

/**
 * Begins the sending of a letter, or completes a beginning that was cut off: freezes its texts
 * with the facts of a day and gives each confirmed subscriber who wants letters a row. Gives
 * `again` when it was begun before: then its texts stay as they were frozen. Throws a
 * `LetterError`, and nothing is stored, when the letter cannot be sent as it is.
 */
export async function startLetter(
  input: {
    store: Store
    date: string
    by: string
    day: string
    now: Temporal.Instant
    onProgress?: (rows: number) => void
  },
  settings: NewsletterSettings = newsletterSettings(),
): Promise<'begun' | 'again'> {
  const { store, date, by, day, now: at } = input
  const letter = readLetter(date)
  const [en, ru, kk] = LOCALES.map((locale) => renderForReaders(settings, letter, { locale, day }))
  if (!en || !ru || !kk) throw new Error('A letter is rendered in every language')
  const texts: Record<(typeof LOCALES)[number], RenderedLetter> = { en, ru, kk }
  const begun = await store.letters.start({ date, at, by, factsDay: day, texts })
  const stored = await store.letters.find(date)
  // Whoever confirms after the beginning gets the next letter.
  if (stored?.status !== 'preparing') return 'again'
  const makeId = (subscriberId: string) => copyId(date, subscriberId)
  const { onProgress } = input
  await store.letters.prepare({ date, at, makeId, ...(onProgress && { onProgress }) })
  return begun ? 'begun' : 'again'
}
