import { stringify } from 'yaml'
import { z } from 'zod'
import { type FactRecord, UNITS } from '#lib/facts/schema.ts'
import {
  type FieldErrors,
  type FieldKind,
  fieldErrors,
  UNPRINTABLE,
} from '#lib/forms/form-values.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import type { FormValues } from '#lib/store/store.ts'
import { listContentFiles, readContentFile } from '../content-file.ts'
import { openFile, saveDraft } from '../drafts.ts'
import type { By } from './fact-drafts.ts'
import { inOrder } from './fact-form.ts'
import { recordIds } from './fact-text.ts'

/** The fields of a fact that does not exist yet; its value is entered afterwards, as any other. */
export const NEW_FACT_FIELDS = Object.fromEntries(
  [...LOCALES.map((locale) => `title-${locale}`), 'id', 'subject', 'unit', 'from'].map(
    (name): [string, FieldKind] => [name, 'text'],
  ),
)

const title = z
  .string()
  .trim()
  .min(1, 'fact.language')
  .max(300, 'fact.language')
  .refine((words) => !UNPRINTABLE.test(words) && !words.includes('\n'), 'fact.language')

const schema = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, 'fact.newId'),
  subject: z.string(),
  'title-en': title,
  'title-ru': title,
  'title-kk': title,
  unit: z.enum(UNITS, 'fact.newUnit'),
  from: z.iso.date('fact.day'),
})

/** A fact of which nothing is known yet but what it is. */
export type NewFact = Pick<FactRecord, 'id' | 'title' | 'unit'> & {
  /** The name of its file in `facts`. */
  subject: string
  /** The first day about which it will say something. */
  from: string
}

/**
 * Reads the form of a new fact; the errors are keys of messages under `errors`.
 *
 * @param taken the ids of all facts, those in the editor's drafts among them
 */
export function readNewFact(
  answers: FormValues,
  taken: ReadonlySet<string>,
  subjects: readonly string[],
): { data: NewFact } | { errors: FieldErrors } {
  const parsed = schema.safeParse(answers)
  const errors = parsed.success ? {} : fieldErrors(parsed.error)
  const subject = subjects.find((one) => one === answers.subject)
  if (!subject) errors.subject = 'fact.newSubject'
  if (typeof answers.id === 'string' && taken.has(answers.id.trim())) errors.id = 'fact.newTaken'
  if (!parsed.success || !subject || Object.keys(errors).length > 0) {
    return { errors: inOrder(errors, NEW_FACT_FIELDS) }
  }
  const { id, unit, from, 'title-en': en, 'title-ru': ru, 'title-kk': kk } = parsed.data
  return { data: { id, subject, title: { en, ru, kk }, unit, from } }
}

/** The subjects that have a file, and the ids of all facts as an editor works on them. */
export async function knownFacts({
  store,
  dir,
  editor,
}: Pick<By, 'store' | 'dir' | 'editor'>): Promise<{ subjects: string[]; ids: Set<string> }> {
  const files = await listContentFiles(dir, 'facts')
  const ids = new Set<string>()
  for (const { path } of files) {
    const draft = await store.contentDrafts.find(path, editor)
    const text = draft?.text ?? (await readContentFile(dir, path)).text ?? ''
    for (const id of recordIds(text)) ids.add(id)
  }
  return { subjects: files.map(({ name }) => name), ids }
}

/** Adds a fact at the end of its file, in the editor's draft. Its value is not known yet. */
export async function draftNewFact(by: By, fact: NewFact): Promise<void> {
  const { store, dir, editor, at, day } = by
  const path = `facts/${fact.subject}.yml`
  const { file, draft, since } = await openFile(store, dir, path, editor)
  const merged = since?.state === 'behind' ? since.merged : null
  const text = merged ?? draft?.text ?? file.text ?? ''
  const baseHash = merged === null ? (draft?.baseHash ?? file.hash) : file.hash
  const added = `${text.replace(/\n*$/, '\n')}${recordText(fact, day)}`
  await saveDraft(store, dir, { path, author: editor, baseHash, text: added, at })
}

function recordText({ id, title: words, unit, from }: NewFact, day: string): string {
  const periods = [{ from, value: null, sources: [] }]
  const record = { id, title: words, unit, checked: day, confidence: 'unknown', periods }
  return stringify([record], { lineWidth: 0 })
}
