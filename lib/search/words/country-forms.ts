/**
 * Endings of the Russian cases by the end of a name. The stemmer takes the end of many names for a
 * suffix (“Узбекист-ан”), but not in each case, so that the cases do not meet in one key.
 */
const CASES: [RegExp, string[]][] = [
  [/(?<=и)я$/, ['и', 'ю', 'ей']],
  [/(?<=е)я$/, ['и', 'ю', 'е']],
  [/ь$/, ['и', 'ью']],
  [/й$/, ['я', 'ю', 'ем', 'е']],
  [/(?<=[гкхжчшщ])а$/, ['и', 'е', 'у']],
  [/а$/, ['ы', 'е', 'у', 'ой']],
  [/(?<=[бвгдзклмнпрстфх])$/, ['а', 'е', 'у', 'ом']],
]

/** The name of a country with its Russian cases, if it is one word in Cyrillic letters. */
export function countryForms(name: string): string[] {
  if (!/^[а-яё]+$/i.test(name)) return [name]
  const [end, endings] = CASES.find(([pattern]) => pattern.test(name)) ?? []
  if (!end || !endings) return [name]
  return [name, ...endings.map((ending) => name.replace(end, ending))]
}
