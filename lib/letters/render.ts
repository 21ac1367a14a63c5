import { visit } from 'unist-util-visit'
import { parseMdx } from '#lib/guides/outline.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { mailDocument } from '#lib/mail/message.ts'
import { LetterError, type LetterText } from './find.ts'
import { resolveTags } from './resolve-tags.ts'
import { writeHtml } from './write-html.ts'
import { writeText } from './write-text.ts'

/** Larger mails are cut off by Gmail (102 kB) with the rest, and the way to leave, behind a link. */
const MAX_HTML_BYTES = 100_000

/** Lines below a letter: why it came, and the reader's own links. */
export type LetterFoot = { words: string[]; links: { label: string; url: string }[] }

export type RenderedLetter = { subject: string; preheader: string; html: string; text: string }

/**
 * A letter as mail, html and text, with the facts of a day (`YYYY-MM-DD`). Links within the site
 * lead to its pages in the reader's language. Throws a `LetterError` with the file's path at what
 * cannot be sent.
 */
export function renderLetter(
  text: LetterText,
  to: { locale: Locale; day: string; siteUrl: string; foot: LetterFoot },
): RenderedLetter {
  try {
    return render(text, to)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new LetterError(`${text.path}: ${said}`)
  }
}

function render(
  { subject, preheader, body }: LetterText,
  { locale, day, siteUrl, foot }: Parameters<typeof renderLetter>[1],
): RenderedLetter {
  const tree = parseMdx(body)
  resolveTags(tree, locale, day)
  visit(tree, 'link', (node) => {
    if (node.url.startsWith('/')) node.url = `${siteUrl}/${locale}${node.url}`
    if (!/^(?:https?|mailto):/.test(node.url)) {
      throw new LetterError(`the link to “${node.url}” leads nowhere from a mail`)
    }
  })
  const paragraphs = foot.words.map((value) => ({
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, value }],
  }))
  const links = foot.links.map(({ label, url }) => ({
    type: 'paragraph' as const,
    children: [{ type: 'link' as const, url, children: [{ type: 'text' as const, value: label }] }],
  }))
  tree.children.push({ type: 'thematicBreak' }, ...paragraphs, ...links)
  const html = mailDocument({ locale, subject, preheader, inner: writeHtml(tree) })
  const bytes = Buffer.byteLength(html)
  if (bytes > MAX_HTML_BYTES) {
    throw new LetterError(`the letter has ${bytes} bytes of html, more than ${MAX_HTML_BYTES}`)
  }
  return { subject, preheader, html, text: `${writeText(tree)}\n` }
}
