import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { escapeHtml } from '#lib/config/escape-html.ts'
import { parseMdx } from '#lib/guides/outline.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { mailDocument } from '#lib/mail/message.ts'
import { LetterError, type LetterText } from './find.ts'
import { resolveTags } from './resolve-tags.ts'
import { writeHtml } from './write-html.ts'
import { writeText } from './write-text.ts'

/** Larger mails are cut off by Gmail (102 kB) with the rest, and the way to leave, behind a link. */
export const MAX_HTML_BYTES = 100_000

/**
 * What stands around a letter in the reader's language: above it who writes and what is to be said
 * first, below it why it came and the reader's own links.
 */
export type LetterFrame = {
  sender: string
  notice?: string
  words: string[]
  links: { label: string; url: string }[]
}

const RULE = { type: 'thematicBreak' } as const

const TITLE = 'font-size:24px;line-height:1.25;margin:0 0 16px'
const SMALL = 'font-size:14px'

export type RenderedLetter = { subject: string; preheader: string; html: string; text: string }

/**
 * A letter as mail, html and text, with the facts of a day (`YYYY-MM-DD`), for readers of a language,
 * in which links lead to the site's pages and its frame is written. Throws a `LetterError` with the
 * file's path at what cannot be sent.
 */
export function renderLetter(
  text: LetterText,
  to: { locale: Locale; day: string; siteUrl: string; frame: LetterFrame },
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
  { locale, day, siteUrl, frame }: Parameters<typeof renderLetter>[1],
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
    if (`${node.url}/`.startsWith(`${siteUrl}/`)) {
      throw new LetterError(`write the link to “${node.url}” as a path, without the site’s address`)
    }
    if (node.url.startsWith('/')) node.url = `${siteUrl}/${locale}${node.url}`
    if (!/^(?:https?|mailto):/.test(node.url)) {
      throw new LetterError(`the link to “${node.url}” leads nowhere from a mail`)
    }
  })
  const words = (lines: string[]): Root['children'] =>
    lines.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
  const links: Root['children'] = frame.links.map(({ label, url }) => ({
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', value: label }] }],
  }))
  const head = [...words([frame.sender]), ...(frame.notice ? [...words([frame.notice]), RULE] : [])]
  const title: Root['children'] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: subject }] },
  ]
  const end = [RULE, ...words(frame.words), ...links]
  const root = (children: Root['children']): Root => ({ type: 'root', children })
  const parts = [head, title, tree.children, end].map(root)
  // What is not the letter's own text stands in a `div`, by which the archive tells it apart.
  const inner = [
    `<div lang="${locale}" style="${SMALL}">\n${writeHtml(root(head))}\n</div>`,
    `<div>\n<h1 style="${TITLE}">${escapeHtml(subject)}</h1>\n</div>`,
    writeHtml(root(tree.children)),
    `<div lang="${locale}" style="${SMALL}">\n${writeHtml(root(end))}\n</div>`,
  ].join('\n')
  const document = mailDocument({ locale: own, subject, preheader, inner })
  const bytes = Buffer.byteLength(document)
  if (bytes > MAX_HTML_BYTES) {
    throw new LetterError(`the letter has ${bytes} bytes of html, more than ${MAX_HTML_BYTES}`)
  }
  const text = parts.map(writeText).filter(Boolean).join('\n\n')
  return { subject, preheader, html: document, text: `${text}\n` }
}
