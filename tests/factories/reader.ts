import { DomUtils } from 'htmlparser2'
import { elementsOf } from '#lib/cli/probe/reader.ts'

export { elementsOf, type Fields, openReader, type ReadPage } from '#lib/cli/probe/reader.ts'

/** The text of a page's `<main>`, entities decoded, without comments. */
export function textOf(html: string): string {
  return DomUtils.textContent(elementsOf(html, ({ name }) => name === 'main'))
}

/** The control of a field: what it holds and whether it is marked as wrong. */
export function controlOf(html: string, field: string) {
  const [control] = elementsOf(html, ({ attribs }) => attribs.name === field)
  return {
    value: control?.attribs.value ?? (control ? DomUtils.textContent(control) : ''),
    isInvalid: control?.attribs['aria-invalid'] === 'true',
  }
}
