'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now, today } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { checkLetterLinks, lettersLinks } from '#lib/desk/letters/letter-links.ts'
import { type DeskLetter, findDeskLetter } from '#lib/desk/letters/letters.ts'
import { letterTestMail } from '#lib/desk/letters/test-mail.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { beginLetter } from '#lib/newsletter/start-letter.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { contentErrors } from './content-errors.ts'

/** Leads back to the letter, which says what came of it. */
function backTo(date: string, state: string): never {
  redirect(`${deskPaths.letter(encodeURIComponent(date))}?state=${state}`)
}

async function letterOf(form: FormData): Promise<DeskLetter> {
  const date = formText(form, 'date')
  const input = { date, day: today(), at: now(), siteUrl: env().SITE_URL }
  return (await findDeskLetter(await sharedStore(), input)) ?? redirect(deskPaths.letters)
}

/** Sends the letter in one language to the editor who asks. */
export async function testLetter(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { date, texts } = await letterOf(form)
  const language = formText(form, 'language')
  if (!texts || !isLocale(language)) return backTo(date, 'unchanged')
  const { outbox, desk } = await sharedStore()
  const at = now()
  await outbox.add(letterTestMail(editor.email, language, texts[language]), at)
  await desk.record({ at, by: editor.email, what: 'letter-tested', about: `${date} ${language}` })
  backTo(date, 'tested')
}

/** Asks the addresses of other sites in the letter whether they are there. */
export async function checkLinksOfLetter(form: FormData): Promise<void> {
  await requireEditor()
  const { date, texts, version } = await letterOf(form)
  if (texts && version) {
    checkLetterLinks(date, version, lettersLinks(texts, env().SITE_URL), now())
  }
  redirect(`${deskPaths.letter(date)}#findings`)
}

/** Notes that this editor has read the letter and agrees to its sending. */
export async function approveLetter(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { date, version } = await letterOf(form)
  if (version === undefined || version !== formText(form, 'version')) backTo(date, 'changed')
  const { letters } = await sharedStore()
  await letters.approve(date, version, { at: now(), by: editor.email })
  backTo(date, 'approved')
}

/** Begins to send the letter to all who want it. */
export async function sendLetter(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { date, texts, findings, sent } = await letterOf(form)
  if (!texts) return backTo(date, 'unchanged')
  if (formText(form, 'sure') !== 'yes') return backTo(date, 'not-sure')
  if (!sent) {
    const wrong = findings.some(({ state }) => state === 'error')
    const errors = await contentErrors(date, await deskLocale())
    if (wrong || errors?.length !== 0) return backTo(date, 'faulty')
  }
  const begun = await beginLetter({
    store: await sharedStore(),
    date,
    by: editor.email,
    day: today(),
    now: now(),
    review: env().LETTER_REVIEW,
    version: formText(form, 'version'),
  })
  backTo(date, begun)
}

async function setPaused(form: FormData, paused: boolean): Promise<void> {
  const editor = await requireEditor()
  const { date } = await letterOf(form)
  const { letters } = await sharedStore()
  const done = await letters.setPaused(date, paused, { at: now(), by: editor.email })
  backTo(date, done ? (paused ? 'paused' : 'resumed') : 'unchanged')
}

/** Stops the sending after the copies under way. */
export async function pauseLetter(form: FormData): Promise<void> {
  await setPaused(form, true)
}

/** Goes on with the sending. */
export async function resumeLetter(form: FormData): Promise<void> {
  await setPaused(form, false)
}

/** Ends the sending for good. */
export async function cancelLetter(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { date } = await letterOf(form)
  if (formText(form, 'sure') !== 'yes') return backTo(date, 'cancel-not-sure')
  const { letters } = await sharedStore()
  const cancelled = await letters.cancel(date, { at: now(), by: editor.email })
  backTo(date, cancelled === undefined ? 'unchanged' : 'cancelled')
}

/** Has the copies sent again that a server may have taken without an answer. */
export async function retryUnsureCopies(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { date } = await letterOf(form)
  const { letters } = await sharedStore()
  const again = await letters.retryUnsure(date, { at: now(), by: editor.email })
  backTo(date, again > 0 ? 'retried' : 'unchanged')
}
