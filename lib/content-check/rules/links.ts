import { SITE_PAGES } from '#lib/pages/find.ts'
import type { Content, GuideFolder } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { MdxText } from '../read/read-mdx.ts'

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
  return textsOf(content).flatMap((text) =>
    (text.parts?.links ?? []).flatMap(({ url, line }): Finding[] => {
      const fault = faultOf(url, text, content)
      if (!fault) return []
      const [message, remedy] = fault
      return [{ path: text.path, line, message, remedy, level: 'error' }]
    }),
  )
}

function faultOf(url: string, text: MdxText, content: Content): [string, string] | undefined {
  if (/^[a-z]+:/i.test(url)) return undefined
  const [whole = '', heading] = url.split('#')
  const path = whole.replace(/\?.*$/, '')
  if (path === '') return headingFault(text, heading, url)
  if (/^\/(en|ru|kk)(\/|$)/.test(path)) {
    return [`The link ${url} names a language`, 'Leave the language out: the page adds its own.']
  }
  const slug = /^\/guides\/([^/]+)$/.exec(path)?.[1]
  if (slug) {
    const guide = content.guides.find((one) => one.slug === slug)
    if (!guide)
      return [`There is no guide “${slug}”`, `Correct the link ${url} or write the guide.`]
    return headingFault(textShown(guide, text), heading, url)
  }
  const fact = /^\/facts\/([^/]+)$/.exec(path)?.[1]
  if (fact) {
    if (content.facts.ids.has(fact)) return undefined
    return [`There is no record “${fact}”`, `Correct the link ${url} or add the record.`]
  }
  if (PAGES.has(path)) return undefined
  return [
    `The link ${url} leads to no page of the site`,
    'Begin it with / and name a page, a guide or a record; other sites with https://.',
  ]
}

/** The text of the linked guide that a reader gets: in the same language, else the original. */
function textShown(guide: GuideFolder, { locale }: MdxText): MdxText | undefined {
  return guide.texts.find((text) => text.locale === locale) ?? guide.original?.text
}

function headingFault(
  target: MdxText | undefined,
  heading: string | undefined,
  url: string,
): [string, string] | undefined {
  if (!heading || !target?.parts) return undefined
  const ids = target.parts.outline.headings.map(({ id }) => id)
  if (ids.includes(decodeURIComponent(heading))) return undefined
  return [
    `The link ${url} leads to a heading that is not there`,
    `Headings of ${target.path}: ${ids.map((id) => `#${id}`).join(', ')}.`,
  ]
}
