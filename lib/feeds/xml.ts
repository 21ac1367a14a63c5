import { escapeHtml } from '#lib/config/escape-html.ts'

/** Text as it may stand in XML; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return escapeHtml(
    text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''),
  )
}

/** An element with its attributes; its content is elements, already written, or text. */
export function element(
  name: string,
  attributes: Record<string, string>,
  content: string | string[] = '',
): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const inner = Array.isArray(content) ? content.join('') : escapeXml(content)
  return inner === '' ? `<${name}${head.join('')}/>` : `<${name}${head.join('')}>${inner}</${name}>`
}
