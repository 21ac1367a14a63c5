import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import {
  type Act,
  actSchema,
  type FactRecord,
  factSchema,
  type Source,
  sourceSchema,
  type Term,
  termSchema,
} from './schema.ts'

/** Every record of the ledger with what it refers to, each found by its id. */
export type Ledger = {
  facts: Map<string, FactRecord>
  /** The ids of the records of each subject: of each file in `content/facts`. */
  subjects: Map<string, string[]>
  sources: Map<string, Source>
  acts: Map<string, Act>
  terms: Map<string, Term>
}

function readList<T extends { id: string }>(path: string, schema: z.ZodType<T>): T[] {
  const parsed = z.array(schema).safeParse(readYaml(path) ?? [])
  if (parsed.success) return parsed.data
  throw new Error(`${path}: ${z.prettifyError(parsed.error)} (npm run check names the lines)`)
}

function byId<T extends { id: string }>(records: T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}

/** Reads the ledger from a content folder; throws on the first file that does not fit. */
export function readLedger(dir: string): Ledger {
  const files = readdirSync(join(dir, 'facts')).filter((name) => name.endsWith('.yml'))
  const subjects = files.map((name) => ({
    name: name.slice(0, -'.yml'.length),
    records: readList(join(dir, 'facts', name), factSchema),
  }))
  return {
    facts: byId(subjects.flatMap(({ records }) => records)),
    subjects: new Map(subjects.map(({ name, records }) => [name, records.map(({ id }) => id)])),
    sources: byId(readList(join(dir, 'sources.yml'), sourceSchema)),
    acts: byId(readList(join(dir, 'acts.yml'), actSchema)),
    terms: byId(readList(join(dir, 'glossary.yml'), termSchema)),
  }
}

/** The site's ledger, as its content is now. */
export const ledger: () => Ledger = readOnce('ledger', () => readLedger(contentDir()))
