import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseMdx } from '#lib/guides/outline.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { mailDocument } from '#lib/mail/message.ts'
import { LetterError, type LetterText } from './find.ts'
import { resolveTags } from './resolve-tags.ts'
import { writeHtml } from './write-html.ts'
import { writeText } from './write-text.ts'

/** Larger mails are cut off by Gmail (102 kB) with the rest, and the way to leave, behind a link. */
export const MAX_HTML_BYTES = 100_000

/** Lines below a letter: why it came, and the reader's own links; above it, what it is to say first. */
export type LetterFoot = {
  notice?: string
  words: string[]
  links: { label: string; url: string }[]
}

const RULE = { type: 'thematicBreak' } as const

export type RenderedLetter = { subject: string; preheader: string; html: string; text: string }

/**
 * A letter as mail, html and text, with the facts of a day (`YYYY-MM-DD`), for readers of a language,
 * in which links lead to the site's pages and its foot is written. Throws a `LetterError` with the file's path at what
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
  { subject, preheader, body, locale: own }: LetterText,
  { locale, day, siteUrl, foot }: Parameters<typeof renderLetter>[1],
): RenderedLetter {
  const tree = parseMdx(body)
  visit(tree, ['image', 'imageReference'], () => {
    throw new LetterError('a letter takes pictures as <Picture id="…" />')
  })
  resolveTags(tree, own, day)
  visit(tree, 'image', (node) => {
    node.url = `${siteUrl}${node.url}`
  })
  visit(tree, 'link', (node) => {
    if (node.url.startsWith('/')) node.url = `${siteUrl}/${locale}${node.url}`
    if (!/^(?:https?|mailto):/.test(node.url)) {
      throw new LetterError(`the link to “${node.url}” leads nowhere from a mail`)
    }
  })
  const words = (lines: string[]): Root['children'] =>
    lines.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
  const links: Root['children'] = foot.links.map(({ label, url }) => ({
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', value: label }] }],
  }))
  const head = foot.notice ? [...words([foot.notice]), RULE] : []
  const end = [RULE, ...words(foot.words), ...links]
  const parts = [head, tree.children, end].map((children): Root => ({ type: 'root', children }))
  const [headHtml, html, endHtml] = parts.map(writeHtml)
  const inner = [inLanguage(headHtml), html, inLanguage(endHtml)].filter(Boolean).join('\n')
  const document = mailDocument({ locale: own, subject, preheader, inner })
  const bytes = Buffer.byteLength(document)
  if (bytes > MAX_HTML_BYTES) {
    throw new LetterError(`the letter has ${bytes} bytes of html, more than ${MAX_HTML_BYTES}`)
  }
  const text = parts.map(writeText).filter(Boolean).join('\n\n')
  return { subject, preheader, html: document, text: `${text}\n` }

  /** Marks what stands around a text in another language than the reader's. */
  function inLanguage(part = ''): string {
    return part && own !== locale ? `<div lang="${locale}">\n${part}\n</div>` : part
  }
}
