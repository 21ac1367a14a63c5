const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Parsers of HTML turn a bare carriage return into a line feed.
  '\r': '&#13;',
}

/**
 * Text as it may stand in an element, or in an attribute between double quotes, of HTML or XML and
 * come back the same.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)
}
