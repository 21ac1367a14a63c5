/** What the bar above a text can write. */
export const INSERTS = [
  'heading',
  'bold',
  'list',
  'numbers',
  'link',
  'fact',
  'term',
  'steps',
  'warning',
  'contested',
  'picture',
] as const

/** What a mail cannot show. */
const NOT_IN_LETTERS: readonly string[] = ['steps', 'warning', 'contested']

export type Insert = (typeof INSERTS)[number]

/** What the bar offers above a text of the content, by its path. */
export function insertsFor(path: string): readonly Insert[] {
  return path.startsWith('letters/')
    ? INSERTS.filter((name) => !NOT_IN_LETTERS.includes(name))
    : INSERTS
}
