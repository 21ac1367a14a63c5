/** Longer words than people write; PostgreSQL refuses what is very much longer. */
const LONGEST_WORD = 60

/**
 * Letters that people type for one another and that Unicode does not decompose: Kazakh letters
 * without their tails, and Latin letters with a plain form. A change needs a migration that fills
 * the index again (`lib/store/README.md`).
 */
const ALIKE: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
}

/**
 * A text with all letters that people take for one as one: lower case, without accents and dots
 * (`Ёлка` → `елка`, `İzmir` and `IZMIR` → `izmir`, `Қанат` → `канат`).
 */
function foldText(text: string): string {
  // Twice: the lower case of some letters, such as İ, is a letter with a mark of its own.
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[әғқңөұүһіıłøđæœß]/g, (letter) => ALIKE[letter] ?? letter)
    .normalize('NFC')
}

/** The words of a text as they are compared, each once. */
export function wordsOf(text: string): string[] {
  const found = foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(found.map((word) => [...word].slice(0, LONGEST_WORD).join('')))]
}
