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

export type Insert = (typeof INSERTS)[number]
