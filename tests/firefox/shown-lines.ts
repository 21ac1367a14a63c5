import type { Page } from 'puppeteer-core'

/** What a page says with a number in it. */
export type ShownLines = {
  /** Each line that holds a digit, as it stands in the markup; white space counts once. */
  lines: string[]
  /** The words of controls that hold a digit: what a browser copies leaves them out. */
  inControls: string[]
}

/**
 * The lines of a page by its markup: text runs on within a block and ends where another one begins or
 * ends, however the elements in between are called. Drawings, closed notes, and what can be chosen or
 * typed in are no text. What is folded is opened first.
 */
export function shownLines(page: Page, selector: string): Promise<ShownLines> {
  return page.$eval(selector, (root) => {
    for (const details of root.querySelectorAll('details')) details.open = true
    const isSkipped = (element: Element) =>
      element.matches('script, style, template, select, textarea, input, svg, [popover]') ||
      !element.checkVisibility()
    const isInline = (element: Element) =>
      /^(?:inline|contents|ruby)/.test(getComputedStyle(element).display)
    let line = ''
    const lines: string[] = []
    const inControls: string[] = []
    const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
    const end = () => {
      lines.push(oneLine(line))
      line = ''
    }
    const read = (node: Node) => {
      if (node instanceof Text) {
        line += node.data
        return
      }
      if (!(node instanceof Element) || isSkipped(node)) return
      if (node.localName === 'button') {
        inControls.push(oneLine(node.textContent ?? ''))
        return
      }
      if (node.localName === 'br' || !isInline(node)) end()
      node.childNodes.forEach(read)
      if (!isInline(node)) end()
    }
    read(root)
    end()
    const withDigits = (text: string) => /\d/.test(text)
    return { lines: lines.filter(withDigits), inControls: inControls.filter(withDigits) }
  })
}
