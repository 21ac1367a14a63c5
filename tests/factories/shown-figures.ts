import { parseHTML } from 'linkedom'

/** What is no text to read: controls, what is not shown, and lists of sources folded in what is folded. */
const NOT_TEXT =
  'script, style, template, button, select, option, [hidden], [popover], nav, svg, input, details details'

/** A figure as people read it: a sum, a number of days, a date or a share. */
const FIGURE = /\d+(?:[\u00a0\u202f ,.]\d+)*(?:[\u00a0 ]?[₸%]|[\u00a0 ]\p{L}{2,})/gu

/** Answers of the plan and the tools that show sums, days and terms. */
export const RESULTS = [
  '/plan?citizenship=MN&place=abroad',
  '/plan?citizenship=RU&place=visa-free&arrival=2026-11-20&adults=1&children=2',
  '/tools/route?citizenship=IN&group=profession&group=it&group=ethnic',
  '/tools/checklist?citizenship=DE&adults=1&children=2&home=rent',
  '/tools/timeline?citizenship=RU&arrival=2026-12-01&apply=2026-12-19&passport=2026-12-31',
  '/tools/costs?citizenship=DE&adults=1&children=3&apply=2026-12-15',
]

export type ShownFigures = {
  /** The text of the part, in which white space counts once. */
  text: string
  /** The figures in it, in order. */
  figures: string[]
  /** Figures that stand within a control, where reader modes and copied text leave them out. */
  inControls: string[]
}

/** The figures that a part of a page shows, and those among them that only a control says. */
export function shownFigures(html: string, selector: string): ShownFigures {
  const { document } = parseHTML(html)
  const part = document.querySelector(selector)
  if (!part) throw new Error(`the page has no ${selector}`)
  const inControls = [...part.querySelectorAll('button')].flatMap((control) =>
    Array.from(oneLine(control.textContent ?? '').match(FIGURE) ?? []),
  )
  for (const element of part.querySelectorAll(NOT_TEXT)) element.remove()
  const text = oneLine(textOf(part))
  return { text, figures: text.match(FIGURE) ?? [], inControls }
}

/** Elements that begin a new line without any styles. */
const BLOCK =
  /^(?:address|article|aside|blockquote|br|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|ol|p|pre|section|summary|table|td|th|tr|ul)$/

/** The text of an element, with a line end wherever one of its blocks begins or ends. */
export function textOf(element: Element): string {
  return Array.from(element.childNodes, (node) => {
    if (node.nodeType === 3) return node.textContent ?? ''
    if (node.nodeType !== 1) return ''
    const child = node as Element
    const text = textOf(child)
    return BLOCK.test(child.localName) ? `\n${text}\n` : text
  }).join('')
}

/** A text in which white space of any kind and length is one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
