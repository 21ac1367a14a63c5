const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // HTML parsers convert a bare carriage return to a line feed.
  '\r': '&#13;',
}

/**
 * Escapes text for an element, or for an attribute in double quotes, of HTML or XML. Parsing the
 * result gives the same text.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)
}
