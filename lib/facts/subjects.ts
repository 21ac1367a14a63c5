import { type Facts, loadFacts } from './load.ts'

/** The subjects in the order of the stages; each is a file in `content/facts`. */
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

/** The records of a subject, in the order of the file. */
export type SubjectRecords = { subject: Subject; ids: string[] }

/** The records by subject, in the order of the stages; unlisted files come last, as `other`. */
export function listSubjects(facts: Facts = loadFacts()): SubjectRecords[] {
  const known = new Set<string>(SUBJECTS)
  const named = SUBJECTS.map((subject) => ({ subject, ids: facts.subjects.get(subject) ?? [] }))
  const others = [...facts.subjects].filter(([name]) => !known.has(name)).flatMap(([, ids]) => ids)
  const all: SubjectRecords[] = [...named, { subject: 'other', ids: others }]
  return all.filter(({ ids }) => ids.length > 0)
}
