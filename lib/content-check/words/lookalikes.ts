import { CYRILLIC_LOOKALIKES } from '#lib/search/words/fold.ts'

/**
 * What a name was most likely meant to be: with Latin letters for the Cyrillic ones that look like
 * them, and without invisible signs. Undefined if nothing of that is in it, or if it is not `known`.
 */
export function meantName(
  given: string,
  isKnown: (name: string) => boolean = (name) => /^[\w-]+$/.test(name),
): string | undefined {
  const meant = given
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => CYRILLIC_LOOKALIKES[letter] ?? letter)
  return meant !== given && isKnown(meant) ? meant : undefined
}
