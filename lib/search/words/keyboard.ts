/** The characters of the common keyboard layouts, row by row, in the same physical order. */
const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
/** On a Kazakh keyboard the specifically Kazakh letters replace the digits. */
const DIGITS = '2345890-='
const KAZAKH = 'әіңғүұқөһ'

function layout(from: string, to: string): Map<string, string> {
  const letters = [...to]
  return new Map([...from].map((key, index) => [key, letters[index] ?? key]))
}

const SHIFTED: [string, string] = ['~{}:"<>', "`[];',."]

const TO_RUSSIAN = layout(ENGLISH, RUSSIAN)
const TO_KAZAKH = new Map([...TO_RUSSIAN, ...layout(DIGITS, KAZAKH)])
const TO_ENGLISH = new Map([...layout(RUSSIAN, ENGLISH), ...layout(KAZAKH, DIGITS)])
const UNSHIFTED = layout(...SHIFTED)

function retype(query: string, keys: Map<string, string>): string {
  return [...query.toLowerCase()]
    .map((letter) => UNSHIFTED.get(letter) ?? letter)
    .map((letter) => keys.get(letter) ?? letter)
    .join('')
}

/**
 * Converts a query to the other keyboard layouts: “ntrcn” was meant as “текст”, “руддщ” as “hello”.
 * Returns only results that differ from the query.
 */
export function otherLayouts(query: string): string[] {
  const lower = query.toLowerCase()
  const retyped = /\p{Script=Cyrillic}/u.test(query)
    ? [retype(query, TO_ENGLISH)]
    : [retype(query, TO_RUSSIAN), retype(query, TO_KAZAKH)]
  return [...new Set(retyped)].filter((text) => text !== lower)
}
