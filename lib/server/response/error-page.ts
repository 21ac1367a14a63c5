import { escapeHtml } from '#lib/config/escape-html.ts'
import { fieldNames } from '#lib/forms/form-values.ts'
import { styleHash } from '#lib/html-optimizer/transition.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { type Translator, translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { readingPolicy } from '#lib/page-cache/security-headers.ts'
import { PERSON_FIELDS, SENDER_FIELDS } from '#lib/recommend/schema.ts'
import type { Field } from '../post/form.ts'
import type { RefusedStatus } from '../validate-request.ts'

const NAMES = {
  400: 'unreadable',
  403: 'foreign',
  404: 'missing',
  405: 'method',
  413: 'large',
  414: 'long',
  415: 'kind',
} as const satisfies Record<RefusedStatus, string>

/** Fields of the site's forms that a person fills in, in words; all others are carried unseen. */
const LABELLED = [
  ...fieldNames(PERSON_FIELDS),
  ...fieldNames(SENDER_FIELDS),
  'email',
  'topics',
  'code',
  'useful',
  'comment',
] as const

/** The small page that says why the front lets a request go no further. */
export function refusalPage(locale: Locale, status: RefusedStatus): string {
  const t = translator(locale)
  const name = NAMES[status]
  return page(locale, t(`edge.${name}.title`), `<p>${escapeHtml(t(`edge.${name}.text`))}</p>`)
}

/**
 * The page for a reader whose form could not be stored: everything typed, to read, and a button
 * that posts the same fields to the same address again.
 */
export function failurePage(locale: Locale, action: string, fields: Field[]): string {
  const t = translator(locale)
  const title = t('edge.failed.title')
  if (fields.length === 0)
    return page(locale, title, `<p>${escapeHtml(t('edge.failed.later'))}</p>`)
  return page(
    locale,
    t('edge.failed.pageTitle', { title }),
    `<div role="alert"><p>${escapeHtml(t('edge.failed.text'))}</p></div>
${againForm(t, action, fields)}`,
    title,
  )
}

/**
 * The page for a reader from whose network too many forms came: how long to wait, whom to
 * write to, and everything typed with a button that sends it again.
 */
export function limitPage(
  locale: Locale,
  form: { action: string; fields: Field[] },
  { seconds, editors }: { seconds: number; editors: string },
): string {
  const t = translator(locale)
  const minutes = Math.ceil(seconds / 60)
  return page(
    locale,
    t('edge.many.title'),
    `<div role="alert"><p>${escapeHtml(t('edge.many.text', { minutes }))}</p></div>
<p>${escapeHtml(t('edge.many.help', { email: editors }))}</p>
${againForm(t, form.action, form.fields)}`,
  )
}

function againForm(t: Translator, action: string, fields: Field[]): string {
  return `<form method="post" enctype="multipart/form-data" action="${escapeHtml(action)}">
${fields.map(hiddenField).join('\n')}
<button>${escapeHtml(t('edge.failed.again'))}</button>
</form>
${typedFields(t, fields)}`
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

// The front answers when the app cannot, so this page brings its few colours along, as they are in
// app/site.css.
const STYLE = `
:root{color-scheme:light dark;--paper:#fbf8f1;--ink:#15191c;--soft:#444b52;--sky:#085059;--saffron:#b26a00}
@media (prefers-color-scheme:dark){:root{--paper:#111517;--ink:#ece7dc;--soft:#b9bbb6;--sky:#7fd1d3;--saffron:#f0b45a}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.55 "Segoe UI",Roboto,"Noto Sans","Liberation Sans",system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:2rem 1rem;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem}h1,h2{text-wrap:balance}a{color:var(--sky)}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:0 1.25rem;border:0;border-radius:.25rem;background:var(--sky);color:var(--paper)}
a:focus-visible,button:focus-visible{outline:3px solid var(--saffron);outline-offset:3px}
dt{color:var(--soft);margin-top:1rem}dd{margin:0;white-space:pre-wrap}`

/** What these pages may load and do. */
export const ERROR_PAGE_POLICY = readingPolicy(styleHash(STYLE))
