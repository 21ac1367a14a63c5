import { now, today } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { findDeskLetter } from '#lib/desk/letters/letters.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { noPreview, previewResponse } from '../../../../preview-response.ts'
import { findEditor } from '../../../../session.ts'

type Context = { params: Promise<{ date: string; locale: string }> }

/** A letter's html in a language, as it was or would be sent. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { date, locale } = await params
  if (!(await findEditor()) || !isLocale(locale)) return noPreview()
  const input = { date, day: today(), at: now(), siteUrl: env().SITE_URL }
  const letter = await findDeskLetter(await sharedStore(), input)
  const html = letter?.texts?.[locale].html
  return html === undefined ? noPreview() : previewResponse(html)
}
