import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { parseYaml, readYaml } from '#lib/config/files/read-yaml.ts'
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

/** All facts with the sources, acts and terms that they refer to, by id. */
export type Facts = {
  facts: Map<string, FactRecord>
  /** The ids of the records by subject, that is by file name in `content/facts`. */
  subjects: Map<string, string[]>
  sources: Map<string, Source>
  acts: Map<string, Act>
  terms: Map<string, Term>
}

function readList<T extends { id: string }>(
  path: string,
  schema: z.ZodType<T>,
  text: string | undefined,
): T[] {
  const data = text === undefined ? readYaml(path) : parseYaml(text)
  const parsed = z.array(schema).safeParse(data ?? [])
  if (parsed.success) return parsed.data
  throw new Error(`${path}: ${z.prettifyError(parsed.error)} (npm run check names the lines)`)
}

function byId<T extends { id: string }>(records: T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}

/**
 * Reads all facts from a content folder. Throws for the first file that does not match its schema.
 *
 * @param texts read in place of files, by their paths below the folder
 */
export function readFacts(dir: string, texts: ReadonlyMap<string, string> = new Map()): Facts {
  const read = <T extends { id: string }>(path: string, schema: z.ZodType<T>) =>
    readList(join(dir, path), schema, texts.get(path))
  const files = readdirSync(join(dir, 'facts')).filter((name) => name.endsWith('.yml'))
  const subjects = files.map((name) => ({
    name: name.slice(0, -'.yml'.length),
    records: read(`facts/${name}`, factSchema),
  }))
  return {
    facts: byId(subjects.flatMap(({ records }) => records)),
    subjects: new Map(subjects.map(({ name, records }) => [name, records.map(({ id }) => id)])),
    sources: byId(read('sources.yml', sourceSchema)),
    acts: byId(read('acts.yml', actSchema)),
    terms: byId(read('glossary.yml', termSchema)),
  }
}

/** The facts in the current content, read once. */
export const loadFacts: () => Facts = readOnce('facts', () => readFacts(contentDir()))
