import { escapeHtml } from '#lib/config/escape-html.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

export type KeptPage = {
  locale: Locale
  reason: 'signed-out' | 'too-long' | 'changed'
  /** Where the form is sent again, and where one signs in. */
  save: string
  signIn: string
  /** The fields of the form but the text, as they are to be sent again. */
  fields: [name: string, value: string][]
  text: string
  /** The text that was saved elsewhere, if that is the reason. */
  stored?: string | undefined
}

/**
 * The page for an editor without script whose text could not be saved: everything that was typed, to
 * change and to send again.
 */
export function keptPage({ locale, reason, save, signIn, fields, text, stored }: KeptPage): string {
  const t = translator(locale)
  const title = t('desk.edit.keptPage.title')
  const hidden = fields.map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p role="alert">${escapeHtml(t(`desk.edit.keptPage.${reason}`))}</p>
${reason === 'signed-out' ? `<p><a href="${escapeHtml(signIn)}" target="_blank" rel="noreferrer">${escapeHtml(t('desk.edit.signIn'))}</a></p>` : ''}
<form method="post" enctype="multipart/form-data" action="${escapeHtml(save)}">
${hidden.join('\n')}
<p><label>${escapeHtml(t('desk.edit.keptPage.yours'))}<br>
<textarea name="text" rows="24" cols="80">
${escapeHtml(text)}</textarea></label></p>
<p><button>${escapeHtml(t('desk.edit.keptPage.again'))}</button></p>
</form>
${stored === undefined ? '' : `<h2>${escapeHtml(t('desk.edit.keptPage.stored'))}</h2>\n<pre>${escapeHtml(stored)}</pre>`}
</main>
</body>
</html>
`
}
