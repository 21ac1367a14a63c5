import { SITE_PAGES } from '#lib/pages/find.ts'
import type { Content, GuideFolder } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { MdxText } from '../read/read-mdx.ts'
import { type Said, say } from '../say.ts'

/** Pages that texts may link to besides guides and records, without the language prefix. */
const PAGES = new Set([
  '/',
  '/guides',
  '/facts',
  '/plan',
  '/countries',
  '/offices',
  '/tools',
  '/tools/route',
  '/tools/checklist',
  '/tools/timeline',
  '/tools/costs',
  '/heroes',
  '/recommend',
  '/newsletter',
  '/newsletter/preferences',
  '/search',
  '/status',
  '/feed.xml',
  '/.well-known/security.txt',
  ...SITE_PAGES.map((name) => `/${name}`),
])

/** Links within the site must lead to existing pages, guides, records and headings. */
export function checkLinks(content: Content): Finding[] {
  return textsOf(content).flatMap((text) => [
    ...(text.parts?.links ?? []).flatMap(({ url, line }): Finding[] => {
      const said = faultOf(url, text, content)
      return said ? [{ path: text.path, line, ...said, level: 'error' }] : []
    }),
    ...brokenLinks(text),
  ])
}

/** A link with a blank between its words and its address, which is no link. */
const BROKEN = /\[[^\]\n]+\]\s+\((?:\/|#|https?:|www\.|mailto:)[^)\s]*\)/g

function brokenLinks({ path, parts }: MdxText): Finding[] {
  return (parts?.prose ?? []).flatMap(({ text, lineAt }) =>
    Array.from(text.matchAll(BROKEN), ({ 0: link, index }): Finding => {
      return { path, line: lineAt(index), ...say('link-blank', { link }), level: 'error' }
    }),
  )
}

function faultOf(url: string, text: MdxText, content: Content): Said | undefined {
  if (/^[a-z]+:/i.test(url)) return undefined
  const [whole = '', heading] = url.split('#')
  const path = whole.replace(/\?.*$/, '')
  if (path === '') return headingFault(text, heading, url)
  if (/^\/(en|ru|kk)(\/|$)/.test(path)) return say('link-language', { url })
  const guide = guideAt(path, content)
  if (guide) return headingFault(textShown(guide, text), heading, url)
  if (isPage(path, content)) return undefined
  const slug = /^\/guides\/([^/]+)$/.exec(path)?.[1]
  if (slug) return say('link-no-guide', { slug, url })
  const id = /^\/facts\/([^/]+)$/.exec(path)?.[1]
  return id ? say('link-no-record', { id, url }) : say('link-no-page', { url })
}

function guideAt(path: string, { guides }: Content): GuideFolder | undefined {
  return guides.find(({ slug }) => path === `/guides/${slug}`)
}

/** Whether a path without the language prefix is that of a page, a guide or a record. */
export function isPage(path: string, content: Content): boolean {
  const fact = /^\/facts\/([^/]+)$/.exec(path)?.[1]
  if (fact !== undefined) return content.facts.ids.has(fact)
  return PAGES.has(path) || guideAt(path, content) !== undefined
}

/** The text of the linked guide that a reader gets: in the same language, else the original. */
function textShown(guide: GuideFolder, { locale }: MdxText): MdxText | undefined {
  return guide.texts.find((text) => text.locale === locale) ?? guide.original?.text
}

function headingFault(
  target: MdxText | undefined,
  heading: string | undefined,
  url: string,
): Said | undefined {
  if (!heading || !target?.parts) return undefined
  const ids = target.parts.outline.headings.map(({ id }) => id)
  if (ids.includes(decodeURIComponent(heading))) return undefined
  const headings = ids.map((id) => `#${id}`).join(', ')
  return say('link-no-heading', { url, path: target.path, headings })
}
