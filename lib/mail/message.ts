import { escapeHtml } from '#lib/config/escape-html.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { OutgoingMail } from '#lib/store/store.ts'

/** What a mail is made of; both its versions are written from the same blocks. */
export type Block =
  | { heading: string }
  | { p: string }
  | { button: { label: string; url: string } }
  | { link: { label: string; url: string } }
  | { code: string }
  | { small: string }

export type MailContent = {
  kind: string
  to: string
  locale: Locale
  subject: string
  /** The line that mailboxes show beside the subject. */
  preheader: string
  blocks: Block[]
  headers?: Record<string, string>
}

// Colours are left to the reader's mail program, light or dark, except for the button,
// which is legible on both.
const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif'
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5e6b;color:#ffffff;font-weight:600;text-decoration:none'
const HEADING = 'font-size:20px;line-height:1.3;margin:32px 0 8px'
const CODE = 'font-family:ui-monospace,Consolas,monospace;font-size:28px;letter-spacing:4px'
const HIDDEN = 'display:none;max-height:0;overflow:hidden;opacity:0'

function toHtml(block: Block): string {
  if ('heading' in block) return `<h2 style="${HEADING}">${escapeHtml(block.heading)}</h2>`
  if ('p' in block) return `<p>${escapeHtml(block.p).replaceAll('\n', '<br>')}</p>`
  if ('code' in block) return `<p style="${CODE}">${escapeHtml(block.code)}</p>`
  if ('small' in block) return `<p style="font-size:14px">${escapeHtml(block.small)}</p>`
  if ('button' in block) {
    const { label, url } = block.button
    return `<p><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(label)}</a></p>`
  }
  const { label, url } = block.link
  return `<p style="font-size:14px"><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`
}

function toText(block: Block): string {
  if ('heading' in block) return `${block.heading}\n${'-'.repeat([...block.heading].length)}`
  if ('p' in block) return block.p
  if ('code' in block) return `    ${block.code}`
  if ('small' in block) return block.small
  const { label, url } = 'button' in block ? block.button : block.link
  return `${label}:\n${url}`
}

/** The whole HTML of a mail around what it says (`inner`, HTML itself). */
export function mailDocument(mail: {
  locale: Locale
  subject: string
  preheader: string
  inner: string
}): string {
  const { locale, subject, preheader, inner } = mail
  return `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0">
<div style="${HIDDEN}">${escapeHtml(preheader)}</div>
<div lang="${locale}" style="max-width:560px;margin:0 auto;padding:24px;${FONT};font-size:16px;line-height:1.5">
${inner}
</div>
</body>
</html>
`
}

/**
 * A mail ready for the outbox, as HTML and as text. The HTML is plain strings, not React:
 * Next refuses `react-dom/server` in what server actions import.
 */
export function writeMail({ preheader, blocks, headers = {}, ...mail }: MailContent): OutgoingMail {
  const inner = blocks.map(toHtml).join('\n')
  const html = mailDocument({ ...mail, preheader, inner })
  return { ...mail, headers, html, text: `${blocks.map(toText).join('\n\n')}\n` }
}
