import { randomInt } from 'node:crypto'

/** Digits and letters that cannot be taken for one another when read aloud or copied by hand. */
const ALPHABET = '2345679ACDEFHJKMNPRTUWXY'

const SIGNS = 8

/** A reference for a recommendation, such as `WE-7KCA4RXP`: 24^8, about 1.1e11, possibilities. */
export function makeReference(): string {
  const signs = Array.from({ length: SIGNS }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `WE-${signs.join('')}`
}

/** A reference as people type it: in any case, with or without its sign and spaces. */
export function readReference(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return `WE-${signs.length > SIGNS ? signs.replace(/^WE/, '') : signs}`
}
