'use server'

import { redirect } from 'next/navigation'
import { deleteDraft, saveDraft } from '#app/draft.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { paths } from '#lib/i18n/paths.ts'
import { askForLinks, LINKS_FIELDS, linksSchema } from '#lib/recommend/ask-links.ts'
import { withdraw } from '#lib/recommend/withdraw.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** Sends the links again by mail. The response does not reveal whether the input was correct. */
export async function sendLinks(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const page = paths.recommendStatus(locale)
  const answers = readFormValues(form, LINKS_FIELDS)
  const parsed = linksSchema.safeParse(answers)
  if (!parsed.success) {
    await saveDraft('links', answers)
    redirect(`${page}?error=1`)
  }
  const store = await sharedStore()
  await askForLinks({ store, locale, now: now(), ...parsed.data })
  await deleteDraft('links')
  redirect(`${page}?state=asked`)
}

/** Withdraws a recommendation on behalf of its sender. */
export async function takeBack(form: FormData): Promise<void> {
  const page = paths.recommendStatus(formLocale(form))
  const token = formText(form, 'token')
  const gone = await withdraw({ store: await sharedStore(), token, now: now() })
  redirect(`${page}?state=${gone ? 'withdrawn' : 'gone'}`)
}
