import { escapeHtml } from '#lib/config/escape-html.ts'

/** Escapes text for XML. Removes characters that XML does not allow. */
export function escapeXml(text: string): string {
  return escapeHtml(
    text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''),
  )
}

/**
 * Serializes an element with its attributes. The content is text, or elements that are serialized
 * already.
 */
export function element(
  name: string,
  attributes: Record<string, string>,
  content: string | string[] = '',
): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const inner = Array.isArray(content) ? content.join('') : escapeXml(content)
  return inner === '' ? `<${name}${head.join('')}/>` : `<${name}${head.join('')}>${inner}</${name}>`
}
