import { escapeHtml } from '#lib/config/escape-html.ts'
import { unescapeHtml } from './used-names.ts'

const TAG = /<[a-z][^>]*>/gi
const CLASS = / class="([^"]*)"/

/** The classes of each element of a page that has any, in the order of the page. */
export function classLists(html: string): string[][] {
  return Array.from(html.matchAll(TAG), ([tag]) => classesOf(tag)).filter((list) => list.length > 0)
}

/** Writes other classes into each element of a page that has any. */
export function replaceClasses(html: string, replace: (list: string[]) => string[]): string {
  return html.replace(TAG, (tag) =>
    tag.replace(CLASS, () => ` class="${replace(classesOf(tag)).map(escapeHtml).join(' ')}"`),
  )
}

function classesOf(tag: string): string[] {
  const [, list = ''] = CLASS.exec(tag) ?? []
  return list.split(/\s+/).filter(Boolean).map(unescapeHtml)
}
