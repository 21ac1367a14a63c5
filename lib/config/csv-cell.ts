// Characters that start a formula, and their full-width forms, which some spreadsheets accept too.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * Formats a value as a CSV cell (RFC 4180). If a spreadsheet would run the value as a formula, it
 * gets a leading apostrophe.
 */
export function csvCell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
