import { element } from './xml.ts'

export type AtomEntry = {
  id: string
  title: string
  /** Date and time in RFC 3339 format. */
  updated: string
  url: string
  summary: string
  category: string
  language: string
}

export type AtomFeed = {
  id: string
  title: string
  subtitle: string
  language: string
  author: string
  /** The URL of the feed itself. */
  self: string
  /** The URL of the page that the feed belongs to. */
  page: string
  /** The time of the newest entry; without entries, the start of the day. RFC 3339. */
  updated: string
  entries: AtomEntry[]
}

/** Serializes a feed as an Atom document (RFC 4287). */
export function writeAtom(feed: AtomFeed): string {
  const head = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language }
  const root = element('feed', head, [
    element('id', {}, feed.id),
    element('title', {}, feed.title),
    element('subtitle', {}, feed.subtitle),
    element('updated', {}, feed.updated),
    element('author', {}, [element('name', {}, feed.author)]),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    ...feed.entries.map(writeEntry),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`
}

function writeEntry(entry: AtomEntry): string {
  return element('entry', { 'xml:lang': entry.language }, [
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    element('updated', {}, entry.updated),
    element('published', {}, entry.updated),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
    element('category', { term: entry.category }),
    element('summary', {}, entry.summary),
  ])
}
