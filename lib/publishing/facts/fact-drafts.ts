import { z } from 'zod'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { type FactRecord, factSchema } from '#lib/facts/schema.ts'
import type { Repositories } from '#lib/store/store.ts'
import { type ContentFile, listContentFiles } from '../content-file.ts'
import { openFile, type SavedDraft, saveDraft } from '../drafts.ts'
import { type Contest, type NewValue, sourceIdsOf } from './fact-form.ts'
import { addPeriod, addSource, setReadings, setRecordFields } from './fact-text.ts'

type DraftStore = Pick<Repositories, 'contentDrafts' | 'contentChanges'>

const SOURCES = 'sources.yml'

/** A file as an editor works on it: the own draft, else the published text. */
export type Working = { file: ContentFile; text: string; version: number; baseHash: string }

/** A record as an editor works on it, with its file and the sources. */
export type OpenedFact = {
  record: FactRecord
  facts: Working
  sources: Working
  /** Whether the file of the record has a draft of this editor. */
  isDrafted: boolean
  /** The days whose values are in the draft only: a mistake in them is mended, not history. */
  unpublished: Set<string>
  /** Whether the same lines were published otherwise meanwhile: that is settled in the text. */
  isConflict: boolean
  /** The other editors who have a draft of the file. */
  others: string[]
}

/** Opens a record for an editor; undefined when no readable file has it. */
export async function openFact(
  store: DraftStore,
  dir: string,
  id: string,
  editor: string,
): Promise<OpenedFact | undefined> {
  for (const { path } of await listContentFiles(dir, 'facts')) {
    const { working, isConflict, others } = await openWorking(store, dir, path, editor)
    const record = recordOf(working.text, id)
    if (!record) continue
    const sources = await openWorking(store, dir, SOURCES, editor)
    return {
      record,
      facts: working,
      sources: sources.working,
      isDrafted: working.version > 0,
      unpublished: unpublishedDays(record, recordOf(working.file.text ?? '', id)),
      isConflict,
      others,
    }
  }
  return undefined
}

function unpublishedDays(drafted: FactRecord, published: FactRecord | undefined): Set<string> {
  const days = ({ periods = [] }: Pick<FactRecord, 'periods'>) =>
    new Set(periods.filter(({ value }) => value !== null).map(({ from }) => from))
  return days(drafted).difference(days(published ?? {}))
}

async function openWorking(store: DraftStore, dir: string, path: string, editor: string) {
  const { file, draft, others, since } = await openFile(store, dir, path, editor)
  const version = draft?.version ?? 0
  // What was published meanwhile is taken into the draft where both can be kept.
  const merged = since?.state === 'behind' ? since.merged : null
  const working: Working =
    merged === null
      ? {
          file,
          version,
          text: draft?.text ?? file.text ?? '',
          baseHash: draft?.baseHash ?? file.hash,
        }
      : { file, version, text: merged, baseHash: file.hash }
  const isConflict = since?.state === 'conflict'
  return { working, isConflict, others: others.map(({ author }) => author) }
}

function recordOf(text: string, id: string): FactRecord | undefined {
  // A file that cannot be read is told by the check.
  try {
    const list = z.array(z.unknown()).safeParse(parseYaml(text)).data ?? []
    for (const value of list) {
      const parsed = factSchema.safeParse(value)
      if (parsed.data?.id === id) return parsed.data
    }
  } catch {
    return undefined
  }
  return undefined
}

/** Who changes a record, and when. */
export type By = {
  store: DraftStore
  dir: string
  editor: string
  at: Temporal.Instant
  day: string
}

/**
 * Writes a new value of a record into the editor's drafts of its file and, with a new source, of the
 * list of sources. The published files do not change. Sets the day on which it was checked.
 */
export async function draftNewValue(
  by: By,
  { record: { id }, facts, sources, unpublished }: OpenedFact,
  { period, confidence, source }: NewValue,
): Promise<SavedDraft> {
  if (source) await saveWorking(by, sources, addSource(sources.text, source))
  const text = addPeriod(facts.text, id, period, unpublished)
  return saveWorking(by, facts, setRecordFields(text, id, { checked: by.day, confidence }))
}

/** Writes into the draft that a record was looked at again and nothing has changed. */
export function draftLookedAgain(by: By, { record, facts }: OpenedFact): Promise<SavedDraft> {
  return saveWorking(by, facts, setRecordFields(facts.text, record.id, { checked: by.day }))
}

/** Writes into the draft what each side says, or that the matter is settled. */
export async function draftContest(
  by: By,
  { record: { id }, facts, sources }: OpenedFact,
  { from, readings, confidence, source }: Contest,
): Promise<SavedDraft> {
  if (source) await saveWorking(by, sources, addSource(sources.text, source))
  const text = setReadings(facts.text, id, from, readings)
  return saveWorking(by, facts, setRecordFields(text, id, { checked: by.day, confidence }))
}

function saveWorking(
  { store, dir, editor, at }: By,
  { file, baseHash, version }: Working,
  text: string,
): Promise<SavedDraft> {
  return saveDraft(store, dir, { path: file.path, author: editor, baseHash, text, version, at })
}

/** The ids of the sources that an editor can name, the own new ones among them. */
export function knownSources({ sources }: OpenedFact): Set<string> {
  return sourceIdsOf(sources.text)
}
