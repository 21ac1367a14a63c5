import { today } from '#lib/config/clock.ts'
import { escapeHtml } from '#lib/config/escape-html.ts'
import { withPreview } from '#lib/config/preview.ts'
import { env } from '#lib/config/settings.ts'
import { parseDayParam } from '#lib/facts/day-param.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { LetterError, readLetter } from '#lib/letters/find.ts'
import { renderForReaders } from '#lib/newsletter/letter-mail.ts'
import { draftTexts, previewContent } from '#lib/publishing/editing/preview-content.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { noPreview, previewResponse } from '../../../../preview-response.ts'
import { findEditor } from '../../../../session.ts'

type Context = { params: Promise<{ date: string; locale: string }> }

/** The mail of a letter with the editor's drafts, as it would go out on a day. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { date, locale } = await params
  const editor = await findEditor()
  if (!editor || !isLocale(locale)) return noPreview()
  const on = parseDayParam(new URL(request.url).searchParams.get('on') ?? '', today())
  const day = 'day' in on ? on.day : today()
  const drafts = await draftTexts(await sharedStore(), editor.email)
  const dir = await previewContent(env().DATA_DIR, drafts)
  try {
    const letter = withPreview({ dir, day }, () =>
      renderForReaders({ siteUrl: env().SITE_URL }, readLetter(date), { locale, day }),
    )
    return previewResponse(letter.html)
  } catch (error) {
    if (!(error instanceof LetterError)) throw error
    const words = escapeHtml(error.message.replace(`${dir}/`, ''))
    return previewResponse(`<!doctype html><html lang="en"><head></head><p>${words}</p></html>`)
  }
}
