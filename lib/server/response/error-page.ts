import { escapeHtml } from '#lib/config/escape-html.ts'
import { fieldNames } from '#lib/forms/form-values.ts'
import { contentHash } from '#lib/html-optimizer/transition.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { type Translator, translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { readingPolicy } from '#lib/page-cache/security-headers.ts'
import { PERSON_FIELDS, SENDER_FIELDS } from '#lib/recommend/schema.ts'
import type { Field } from '../read-form.ts'
import type { RejectedStatus } from '../validate-request.ts'

const NAMES = {
  400: 'unreadable',
  403: 'foreign',
  404: 'missing',
  405: 'method',
  413: 'large',
  414: 'long',
  415: 'kind',
} as const satisfies Record<RejectedStatus, string>

/** The statuses for which what was typed can be sent again from the page that says so. */
const RESENDABLE = { 403: 'foreign', 413: 'large', 415: 'kind' } as const

/** The fields that a person fills in, shown with their labels; all others are sent along hidden. */
const LABELLED = [
  ...fieldNames(PERSON_FIELDS),
  ...fieldNames(SENDER_FIELDS),
  'email',
  'topics',
  'code',
  'useful',
  'comment',
] as const

/** A form that was sent: where to, and its fields. */
export type SentForm = { action: string; fields: Field[] }

/** Bytes of the fields that a form to send again may have, well below the limit of a body. */
const MAX_RESENT = 128 * 1024

/** The title and the sentence for a rejected request. */
export function rejectionWords(locale: Locale, status: RejectedStatus) {
  const t = translator(locale)
  const name = NAMES[status]
  return { title: t(`edge.${name}.title`), text: t(`edge.${name}.text`) }
}

/**
 * The page that says why a request goes no further; with everything that was typed and a button
 * that sends it again, where that can succeed.
 */
export function rejectionPage(locale: Locale, status: RejectedStatus, form?: SentForm): string {
  const t = translator(locale)
  const { title, text } = rejectionWords(locale, status)
  if (!form?.fields.length || !isResendable(status)) {
    return page(locale, title, `<p>${escapeHtml(text)}</p>`)
  }
  const words = escapeHtml(t(`edge.${RESENDABLE[status]}.kept`))
  const again = status === 413 ? { ...form, fields: shorten(form.fields) } : form
  return page(
    locale,
    title,
    `<div role="alert"><p>${words}</p></div>
${sendAgainForm(t, again, status === 413)}
${typedFields(t, form.fields)}`,
  )
}

function isResendable(status: RejectedStatus): status is keyof typeof RESENDABLE {
  return status in RESENDABLE
}

/**
 * The page for a reader whose form could not be stored: everything typed, to read, and a button
 * that posts the same fields to the same address again.
 */
export function failurePage(locale: Locale, form: SentForm): string {
  const t = translator(locale)
  const title = t('edge.failed.title')
  if (form.fields.length === 0)
    return page(locale, title, `<p>${escapeHtml(t('edge.failed.later'))}</p>`)
  return page(
    locale,
    t('edge.failed.pageTitle', { title }),
    `<div role="alert"><p>${escapeHtml(t('edge.failed.text'))}</p></div>
${sendAgainForm(t, form)}
${typedFields(t, form.fields)}`,
    title,
  )
}

/**
 * The page for a reader from whose network too many forms came: how long to wait, whom to
 * write to, and everything typed with a button that sends it again.
 */
export function limitPage(
  locale: Locale,
  form: SentForm,
  { seconds, editors }: { seconds: number; editors: string },
): string {
  const t = translator(locale)
  const minutes = Math.ceil(seconds / 60)
  return page(
    locale,
    t('edge.many.title'),
    `<div role="alert"><p>${escapeHtml(t('edge.many.text', { minutes }))}</p></div>
<p>${escapeHtml(t('edge.many.help', { email: editors }))}</p>
${sendAgainForm(t, form)}
${typedFields(t, form.fields)}`,
  )
}

function sendAgainForm(t: Translator, { action, fields }: SentForm, isEditable = false): string {
  const inputs = fields.map(
    (field) => (isEditable && editableField(t, field)) || hiddenField(field),
  )
  return `<form method="post" enctype="multipart/form-data" action="${escapeHtml(action)}">
${inputs.join('\n')}
<button>${escapeHtml(t('edge.failed.again'))}</button>
</form>`
}

/** Each field with its share of what a form may hold, so that the button can succeed. */
function shorten(fields: Field[]): Field[] {
  const most = Math.floor(MAX_RESENT / 4 / fields.length)
  return fields.map(([name, value]) => [name, value.slice(0, most)])
}

function editableField(t: Translator, [name, value]: Field): string | undefined {
  const label = LABELLED.find((one) => one === name)
  if (!label || value.length < 80) return undefined
  return `<label>${escapeHtml(t(`edge.fields.${label}`))}
<textarea name="${name}" rows="12">\n${escapeHtml(value)}</textarea></label>`
}

function hiddenField([name, value]: Field): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
}

function typedFields(t: Translator, fields: Field[]): string {
  const rows = LABELLED.flatMap((label) => {
    const values = fields.filter(([name, value]) => name === label && value.trim() !== '')
    if (values.length === 0) return []
    const typed = values.map(([, value]) => `<dd>${escapeHtml(value)}</dd>`).join('')
    return [`<dt>${escapeHtml(t(`edge.fields.${label}`))}</dt>${typed}`]
  })
  if (rows.length === 0) return ''
  return `<h2>${escapeHtml(t('edge.failed.typed'))}</h2>\n<dl>${rows.join('\n')}</dl>`
}

function page(locale: Locale, title: string, body: string, heading = title): string {
  const t = translator(locale)
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – ${escapeHtml(t('site.name'))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(heading)}</h1>
${body}
<p><a href="${paths.home(locale)}">${escapeHtml(t('edge.home'))}</a></p>
</main>
</body>
</html>
`
}

// Sent when the app cannot answer, so it brings its own copy of the colours of app/site.css.
const STYLE = `
:root{color-scheme:light dark;--paper:#fbf8f1;--ink:#15191c;--soft:#444b52;--sky:#085059;--saffron:#b26a00}
@media (prefers-color-scheme:dark){:root{--paper:#111517;--ink:#ece7dc;--soft:#b9bbb6;--sky:#7fd1d3;--saffron:#f0b45a}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.55 "Segoe UI",Roboto,"Noto Sans","Liberation Sans",system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:2rem 1rem;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem}h1,h2{text-wrap:balance}a{color:var(--sky)}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:0 1.25rem;border:0;border-radius:.25rem;background:var(--sky);color:var(--paper)}
a:focus-visible,button:focus-visible,textarea:focus-visible{outline:3px solid var(--saffron);outline-offset:3px}
textarea{box-sizing:border-box;display:block;width:100%;margin:.5rem 0 1rem;font:inherit;background:var(--paper);color:var(--ink);border:2px solid var(--soft);border-radius:.25rem}
dt{color:var(--soft);margin-top:1rem}dd{margin:0;white-space:pre-wrap}`

/** What these pages may load and do. */
export const ERROR_PAGE_POLICY = readingPolicy({ styleHash: contentHash(STYLE) })
