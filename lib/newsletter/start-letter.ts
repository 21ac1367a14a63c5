import type { Locale } from '#lib/i18n/locales.ts'
import { checkLetter } from '#lib/letters/check-letter.ts'
import { LetterError, readLetter } from '#lib/letters/find.ts'
import type { RenderedLetter } from '#lib/letters/render.ts'
import type { Store } from '#lib/store/store.ts'
import { copyId, renderForAll, versionOfTexts } from './letter-mail.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'

/** Whether an editor may send a letter alone, or another one has to agree. */
export type LetterReview = 'one' | 'two'

export type StartedLetter = {
  store: Store
  date: string
  by: string
  day: string
  now: Temporal.Instant
  /** `two`: an editor other than `by` has to have agreed to these very texts. */
  review?: LetterReview
  /** The version that the editor saw; another one is not sent. */
  version?: string
}

/**
 * The texts of a letter as they would be frozen on a day. Throws a `LetterError` where it cannot be
 * sent as it is.
 */
export function textsToSend(
  settings: Pick<NewsletterSettings, 'siteUrl'>,
  date: string,
  day: string,
): Record<Locale, RenderedLetter> {
  const letter = readLetter(date)
  const texts = renderForAll(settings, letter, day)
  const fault = checkLetter(letter, texts).find(({ state }) => state === 'error')
  if (fault) {
    const where = fault.in.map(({ locale }) => letter.texts[locale].path).join(', ')
    throw new LetterError(`${where}: the plain text contains markup or lacks a link`)
  }
  return texts
}

/**
 * Begins the sending of a letter: freezes its texts with the facts of a day. The running sites then
 * give each recipient a row and send. `again` when it was begun before: then its texts stay as they
 * were frozen. `changed` and `unreviewed`, with nothing stored: see `StartedLetter`. Throws a
 * `LetterError`, and nothing is stored, when the letter cannot be sent as it is.
 */
export async function beginLetter(
  { store, date, by, day, now: at, review = 'one', version }: StartedLetter,
  settings: NewsletterSettings = newsletterSettings(),
): Promise<'begun' | 'again' | 'changed' | 'unreviewed'> {
  if (await store.letters.find(date)) return 'again'
  const texts = textsToSend(settings, date, day)
  const current = versionOfTexts(texts)
  if (version !== undefined && version !== current) return 'changed'
  if (review === 'two') {
    const approvals = await store.letters.approvals(date, current)
    if (!approvals.some((approval) => approval.by !== by)) return 'unreviewed'
  }
  const begun = await store.letters.start({ date, at, by, factsDay: day, texts })
  return begun ? 'begun' : 'again'
}

/** Gives the recipients of letters that were begun their rows, or completes what was cut off. */
export async function prepareBegunLetters(
  store: Store,
  at: Temporal.Instant,
  onProgress?: (rows: number) => void,
): Promise<void> {
  for (const { date, status } of await store.letters.list()) {
    // Whoever confirms after the beginning gets the next letter.
    if (status !== 'preparing') continue
    const makeId = (subscriberId: string) => copyId(date, subscriberId)
    await store.letters.prepare({ date, at, makeId, ...(onProgress && { onProgress }) })
  }
}
