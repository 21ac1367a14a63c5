import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { Letter } from './find.ts'
import type { RenderedLetter } from './render.ts'

/** Longer subjects are cut off on most phones. */
const PHONE_SUBJECT = 45

/** A letter nearer to the limit than this may pass it with the facts of another day. */
const NEAR_LIMIT_BYTES = 90_000

/** What a text part must not hold: markup, tags, or a link without its address. */
const MARKUP = /<\/?[a-z][^>]*>|\]\(|\{[^}]*\}|&(?:amp|lt|gt|quot);/i

export type LetterRule = 'languages' | 'subject' | 'size' | 'text'

/** What a check found: `ok`, or what is wrong in which language. */
export type LetterFinding = {
  rule: LetterRule
  state: 'ok' | 'warning' | 'error'
  /** Languages that it is about, each with its number: characters, bytes, or none. */
  in: { locale: Locale; number?: number; other?: Locale }[]
}

function finding(
  rule: LetterRule,
  state: 'warning' | 'error',
  places: LetterFinding['in'],
): LetterFinding {
  return places.length > 0 ? { rule, state, in: places } : { rule, state: 'ok', in: [] }
}

/** Looks at a letter that could be rendered; one that cannot has an error of its own. */
export function checkLetter(
  letter: Letter,
  rendered: Record<Locale, RenderedLetter>,
): LetterFinding[] {
  const lengthOf = (locale: Locale) => [...rendered[locale].subject].length
  const bytesOf = (locale: Locale) => Buffer.byteLength(rendered[locale].html)
  return [
    finding(
      'languages',
      'warning',
      LOCALES.filter((locale) => letter.texts[locale].locale !== locale).map((locale) => ({
        locale,
        other: letter.texts[locale].locale,
      })),
    ),
    finding(
      'subject',
      'warning',
      LOCALES.filter((locale) => lengthOf(locale) > PHONE_SUBJECT).map((locale) => ({
        locale,
        number: lengthOf(locale),
      })),
    ),
    finding(
      'size',
      'warning',
      LOCALES.filter((locale) => bytesOf(locale) > NEAR_LIMIT_BYTES).map((locale) => ({
        locale,
        number: bytesOf(locale),
      })),
    ),
    finding(
      'text',
      'error',
      LOCALES.filter((locale) => !reads(rendered[locale])).map((locale) => ({ locale })),
    ),
  ]
}

/** Whether the plain-text part says what the html says, without markup and with every address. */
function reads({ html, text }: RenderedLetter): boolean {
  if (MARKUP.test(text.replace(/https?:\/\/\S+/g, ''))) return false
  const addresses = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  return addresses.every((address) => text.includes(address))
}
