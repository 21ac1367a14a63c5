import { LOCALES } from '#lib/i18n/locales.ts'

/**
 * A day as people type it, within a text: year first (`2026-11-01`, `2026/11/1`), day first
 * (`01.11.2026`, `1/11/2026`, `01.11.26`), or with the month in words (`1 ноября 2026`,
 * `November 1, 2026`, `2026 жылғы 1 қараша`).
 */
export const TYPED_DAY =
  /\d{4}([./-])\d{1,2}\1\d{1,2}(?!\d)|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})(?!\d)|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,}\.?,?\s+\d{4}|\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}\s*ж(?:\.|\p{L}+)?\s*\d{1,2}\s+\p{L}{3,}/u

const YEAR_FIRST = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/
const DAY_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/
const DAY_AND_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,})\.?,?\s+(\d{4})(?:\s*г(?:\.|ода)?)?$/iu
const MONTH_AND_DAY = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu
const KAZAKH = /^(\d{4})\s*ж(?:\.|\p{L}+)?\s*(\d{1,2})\s+(\p{L}{3,})$/iu

/**
 * Two digits are a year of this century from here on. Below, they are rather a day or a month, as in
 * `26-11-01`, which some read from the year and others from the day.
 */
const FIRST_SHORT_YEAR = 20

/**
 * The ISO spelling of a day as people type it, with the day before the month, as it is written in
 * Kazakhstan; any other text, and what can be read in two ways, as it is. Whether it is a day of the
 * calendar is for the schema of a day to say.
 */
export function toIsoDay(typed: string): string {
  return yearFirst(typed) ?? dayFirst(typed) ?? monthInWords(typed) ?? typed
}

function yearFirst(typed: string): string | undefined {
  const [, year, , month, day] = YEAR_FIRST.exec(typed) ?? []
  return isoDay(year, month, day)
}

function dayFirst(typed: string): string | undefined {
  const [, day = '', separator, month, year = ''] = DAY_FIRST.exec(typed) ?? []
  if (year.length === 4) return isoDay(year, month, day)
  const isYear = (digits: string) => Number(digits) >= FIRST_SHORT_YEAR
  // With points, days are written from the day only.
  return isYear(year) && (separator === '.' || !isYear(day))
    ? isoDay(`20${year}`, month, day)
    : undefined
}

function monthInWords(typed: string): string | undefined {
  const [, day, month, year] = DAY_AND_MONTH.exec(typed) ?? []
  const [, otherMonth, otherDay, otherYear] = MONTH_AND_DAY.exec(typed) ?? []
  const [, kazakhYear, kazakhDay, kazakhMonth] = KAZAKH.exec(typed) ?? []
  const number = monthNamed(month ?? otherMonth ?? kazakhMonth ?? '')
  return isoDay(year ?? otherYear ?? kazakhYear, number, day ?? otherDay ?? kazakhDay)
}

function isoDay(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const TAILS: Record<string, string> = { ә: 'а', қ: 'к', ң: 'н', ү: 'у', ұ: 'у', і: 'и' }

/** The names of the months from January on, each in all languages. */
const MONTH_NAMES = Array.from({ length: 12 }, (_, index) =>
  LOCALES.map((locale) => {
    const first = Temporal.PlainDate.from({ year: 2026, month: index + 1, day: 1 })
    return plain(first.toLocaleString(locale, { month: 'long' }))
  }),
)

/** The number of a month by its name, cut short or in any case: `Nov`, `қар`, `ноября`. */
function monthNamed(typed: string): string | undefined {
  const word = plain(typed)
  const isShort = (names: string[]) => names.some((name) => name.startsWith(word))
  const isCase = (names: string[]) => names.some((name) => isCaseOf(word, name))
  const at = [isShort, isCase].map((fits) => MONTH_NAMES.findIndex(fits)).find((one) => one >= 0)
  return word === '' || at === undefined ? undefined : String(at + 1)
}

/** Letters that an ending adds to a name at most. */
const MAX_ENDING = 3

function isCaseOf(word: string, name: string): boolean {
  const stem = name.replace(/[ьй]$/, '')
  const isMay = stem.length < 3
  return word.startsWith(stem) && word.length <= name.length + (isMay ? 0 : MAX_ENDING)
}

/** A word in lower case; Kazakh letters without their tails, as on a keyboard that lacks them. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[әқңүұі]/g, (letter) => TAILS[letter] ?? letter)
}
