// Beside the signs themselves their full-width forms, which some spreadsheets take for them.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A value as a cell of a CSV file (RFC 4180). One that a spreadsheet would run as a formula
 * gets an apostrophe in front; all others are exact.
 */
export function csvCell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
