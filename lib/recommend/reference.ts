import { randomInt } from 'node:crypto'

/** Digits and letters that cannot be taken for one another when read aloud or copied by hand. */
const ALPHABET = '2345679ACDEFHJKMNPRTUWXY'

/** A reference for a recommendation, such as `WE-7KCA4RXP`: 24^8, about 1.1e11, possibilities. */
export function makeReference(): string {
  const signs = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `WE-${signs.join('')}`
}
