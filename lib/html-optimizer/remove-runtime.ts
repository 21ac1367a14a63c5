import { type Document, Element, isComment, isTag, Text } from 'domhandler'
import { DomUtils } from 'htmlparser2'
import { elementsIn } from './parse-page.ts'
import { UnsupportedMarkupError } from './unsupported-markup-error.ts'

const { removeElement, replaceElement, textContent } = DomUtils

/** React's data for hydration, which every page of Next has. */
const HYDRATION = /^self\.__next_f\.push\(/

/** Inline scripts by which Next and React start. Any other script is unsupported. */
const RUNTIME = [
  HYDRATION,
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(/,
  /^\(globalThis\["TURBOPACK"\]/,
  /^requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?$/,
]

/** React's markers of a boundary whose content a script would move into place later. */
const PENDING_BOUNDARY = /^\$[?!]/

export type PageStyles = {
  /** The addresses of the page's stylesheets, in document order. */
  stylesheets: string[]
  /** The text of the page's own `<style>` elements. */
  inline: string
  /** The empty `<style>` element that takes the place of the first stylesheet. */
  target: Text
  /** Whether the page keeps the loader of a form. */
  hasLoader: boolean
}

/**
 * Removes Next's runtime, its data and the links to stylesheets from a page without client
 * components of the site. Throws an `UnsupportedMarkupError` for anything unknown.
 *
 * @param formLoader the inline script of pages with a form, which stays
 */
export function removeRuntime(page: Document, formLoader?: string): PageStyles {
  const stylesheets: string[] = []
  const inline: string[] = []
  const target = new Text('')
  let hydrates = false
  let hasLoader = false
  for (const element of elementsIn(page)) {
    const { name, attribs } = element
    if (isStreamed(element))
      throw new UnsupportedMarkupError('content that a script moves in place')
    if (name === 'form' && attribs.action === '') delete attribs.action
    else if (name === 'style') {
      if (Object.keys(attribs).length > 0) throw new UnsupportedMarkupError('a conditional <style>')
      inline.push(textContent(element))
      removeElement(element)
    } else if (name === 'script') {
      if (isStructuredData(element)) continue
      if (isFormLoader(element, formLoader)) {
        hasLoader = true
        continue
      }
      if (isHydrationData(element)) hydrates = true
      removeElement(element)
    } else if (name === 'link' && attribs.as === 'script') removeElement(element)
    else if (name === 'link' && attribs.rel === 'stylesheet') {
      stylesheets.push(addressOf(element))
      if (stylesheets.length === 1) replaceElement(element, new Element('style', {}, [target]))
      else removeElement(element)
    }
  }
  removeComments(page)
  for (const element of elementsIn(page)) if (isEmptyBoundary(element)) removeElement(element)
  if (!hydrates) throw new UnsupportedMarkupError('no hydration data')
  if (stylesheets.length === 0) throw new UnsupportedMarkupError('no stylesheet')
  return { stylesheets, inline: inline.join(''), target, hasLoader }
}

/** Parts that React streams and a script would move: without it, no reader would see them. */
function isStreamed({ name, attribs }: Element): boolean {
  const { id = '' } = attribs
  return (name === 'template' && /^[BP]:/.test(id)) || (name === 'div' && /^S:/.test(id))
}

function isStructuredData(element: Element): boolean {
  if (element.attribs.type !== 'application/ld+json') return false
  if (textContent(element).includes('<'))
    throw new UnsupportedMarkupError('markup in structured data')
  return true
}

function isFormLoader(element: Element, formLoader: string | undefined): boolean {
  const { type, ...others } = element.attribs
  return (
    type === 'module' && Object.keys(others).length === 0 && textContent(element) === formLoader
  )
}

/** Whether a script of Next's holds hydration data. Throws for a script that is not Next's. */
function isHydrationData(element: Element): boolean {
  const { src } = element.attribs
  const text = textContent(element)
  if (src?.startsWith('/_next/static/') && text === '') return false
  if (src === undefined && RUNTIME.some((known) => known.test(text))) return HYDRATION.test(text)
  throw new UnsupportedMarkupError(`unknown script: ${src ?? text.slice(0, 60)}`)
}

function addressOf({ attribs: { href = '' } }: Element): string {
  if (/^\/_next\/static\/[^"?]+\.css$/.test(href)) return href
  throw new UnsupportedMarkupError(`stylesheet from elsewhere: ${href}`)
}

/** Next closes `body` with an empty hidden element for its own use. */
function isEmptyBoundary({ name, attribs, children }: Element): boolean {
  return name === 'div' && attribs.hidden === '' && children.length === 0
}

function removeComments(node: Document | Element): void {
  for (const child of [...node.children]) {
    if (isComment(child)) {
      if (PENDING_BOUNDARY.test(child.data)) {
        throw new UnsupportedMarkupError('content that is still pending')
      }
      removeElement(child)
    } else if (isTag(child)) removeComments(child)
  }
}

/**
 * Removes the empty `action` that React writes on a form whose action is a function, from a page
 * that is sent as Next rendered it: an empty address is invalid HTML.
 */
export function withoutEmptyActions(page: string): string {
  return page.replace(/(<form\b[^>]*) action=""/g, '$1')
}
