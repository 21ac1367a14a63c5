import { type Document, DomHandler, type Element, isTag, type ParentNode } from 'domhandler'
import { Parser } from 'htmlparser2'
import { UnsupportedMarkupError } from './unsupported-markup-error.ts'

/** Elements without content and end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
)

/**
 * Parses a page as React writes it: every attribute in double quotes, every element closed. Where
 * a browser would repair the markup, the tree of another parser may differ from the browser's, so
 * anything to be repaired throws an `UnsupportedMarkupError`.
 */
export function parsePage(html: string): Document {
  const handler = new StrictHandler()
  new Parser(handler, { lowerCaseAttributeNames: false }).end(html)
  return handler.root
}

class StrictHandler extends DomHandler {
  onattribute(name: string, _value: string, quote?: string | null): void {
    if (quote !== '"') throw new UnsupportedMarkupError(`attribute without double quotes: ${name}`)
  }

  override onclosetag(name = '', isImplied = false): void {
    // The parser also calls `<path/>` in a drawing closed by implication.
    const open = this.tagStack.at(-1)
    if (isImplied && !VOID_ELEMENTS.has(name) && open && open.children.length > 0) {
      throw new UnsupportedMarkupError(`element without end tag: ${name}`)
    }
    super.onclosetag()
  }

  override onprocessinginstruction(name: string, data: string): void {
    if (name !== '!doctype') throw new UnsupportedMarkupError(`unknown declaration: ${name}`)
    super.onprocessinginstruction(name, data)
  }

  override oncdatastart(): void {
    throw new UnsupportedMarkupError('CDATA section')
  }
}

/** All elements below a node in document order. The list is a copy: elements may be removed. */
export function elementsIn(node: ParentNode): Element[] {
  const found: Element[] = []
  for (const child of node.children) {
    if (isTag(child)) found.push(child, ...elementsIn(child))
  }
  return found
}
