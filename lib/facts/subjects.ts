import { type Facts, loadFacts } from './load.ts'

/** The subjects of the ledger in the order of the way, each a file in `content/facts`. */
export const SUBJECTS = [
  'entry',
  'arrival',
  'screening',
  'papers',
  'money',
  'fees',
  'housing',
  'procedure',
  'keeping',
  'rights',
  'routes',
] as const

export type Subject = (typeof SUBJECTS)[number] | 'other'

/** The records of one subject, in the order in which its file lists them. */
export type SubjectRecords = { subject: Subject; ids: string[] }

/** The ledger by subject, in the order of the way; files without a place in it come last. */
export function listSubjects(book: Facts = loadFacts()): SubjectRecords[] {
  const known = new Set<string>(SUBJECTS)
  const named = SUBJECTS.map((subject) => ({ subject, ids: book.subjects.get(subject) ?? [] }))
  const others = [...book.subjects].filter(([name]) => !known.has(name)).flatMap(([, ids]) => ids)
  const all: SubjectRecords[] = [...named, { subject: 'other', ids: others }]
  return all.filter(({ ids }) => ids.length > 0)
}
