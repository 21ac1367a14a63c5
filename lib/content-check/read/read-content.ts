import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ToolSource } from '#lib/facts/listed-source.ts'
import { actSchema, factSchema, sourceSchema, termSchema } from '#lib/facts/schema.ts'
import { personSchema } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { officesSchema } from '#lib/pages/offices.ts'
import { redirectsSchema } from '#lib/pages/redirects.ts'
import { calendarSchema } from '#lib/plan/calendar/calendar.ts'
import { stepSchema } from '#lib/plan/checklist/step-schema.ts'
import { countriesSchema } from '#lib/plan/countries/countries.ts'
import type { CodeFile, Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { fitSchema, type Placed, readRecords } from './read-records.ts'
import { readGuides, readLetters, readPages, readStories } from './read-texts.ts'
import {
  displayPath,
  listYaml,
  type Overlay,
  type Reading,
  readOne,
  readTextFile,
} from './reading.ts'
import { findUnreadFiles } from './unread-files.ts'
import type { YamlFile } from './yaml-file.ts'

/**
 * Reads a whole content folder, with some files as they would be. Never throws: errors become
 * findings.
 */
export function readContent(dir: string, code: CodeFile[], overlay: Overlay = new Map()): Content {
  const reading: Reading = { dir, overlay, findings: [] }
  const kinds = {
    facts: readRecords(readFacts(reading), factSchema),
    sources: readRecords(readOne(reading, 'sources.yml'), sourceSchema),
    acts: readRecords(readOne(reading, 'acts.yml'), actSchema),
    terms: readRecords(readOne(reading, 'glossary.yml'), termSchema),
    people: readRecords(readOne(reading, 'people.yml'), personSchema),
  }
  const steps = readStages(reading)
  const offices = readWhole(reading, 'offices.yml', officesSchema)
  for (const records of [...Object.values(kinds), ...steps.map((stage) => stage.records)]) {
    reading.findings.push(...records.findings)
  }
  reading.findings.push(...findUnreadFiles(reading))
  return {
    ...kinds,
    steps,
    guides: readGuides(reading),
    pages: [...readPages(reading), ...readLetters(reading), ...readStories(reading)],
    toolSources: [
      ...addressesOf(readWhole(reading, 'countries.yml', countriesSchema)),
      ...addressesOf(readWhole(reading, 'calendar.yml', calendarSchema)),
      ...addressesOf(offices),
    ],
    offices,
    redirects: existsSync(join(dir, 'redirects.yml'))
      ? readWhole(reading, 'redirects.yml', redirectsSchema)
      : undefined,
    messages: readMessages(reading),
    code,
    findings: reading.findings,
  }
}

function readFacts(reading: Reading): YamlFile[] {
  return listYaml(reading, 'facts').flatMap((name) => readOne(reading, name))
}

function readStages(reading: Reading): Content['steps'] {
  return listYaml(reading, 'steps').flatMap((name) => {
    const stage = z.enum(STAGES).safeParse(name.slice('steps/'.length, -'.yml'.length))
    if (stage.success) {
      return [{ stage: stage.data, records: readRecords(readOne(reading, name), stepSchema) }]
    }
    reading.findings.push({
      path: displayPath(reading, join(reading.dir, name)),
      line: 1,
      message: 'The file is not named after a stage of the way',
      remedy: `Name it one of: ${STAGES.join(', ')}.`,
      level: 'error',
    })
    return []
  })
}

function readWhole<T>(reading: Reading, name: string, schema: z.ZodType<T>): Placed<T> | undefined {
  const [file] = readOne(reading, name)
  if (!file) return undefined
  reading.findings.push(...file.findings)
  if (file.value === undefined) return undefined
  const { placed, findings } = fitSchema(file, schema)
  reading.findings.push(...findings)
  return placed
}

function addressesOf(list: Placed<{ sources: ToolSource[] }> | undefined): Content['toolSources'] {
  if (!list) return []
  return list.data.sources.flatMap(({ url }, index) =>
    url ? [{ url, path: list.path, line: list.lineOf(['sources', index, 'url']) }] : [],
  )
}

function readMessages(reading: Reading): Content['messages'] {
  const files = LOCALES.flatMap((locale): [Locale, YamlFile][] => {
    const [file] = readOne(reading, join('messages', `${locale}.json`))
    if (!file) return []
    const broken = strictJson(reading, locale)
    reading.findings.push(...broken)
    // An unreadable file lacks every key: one finding is enough.
    if (broken.length > 0) return []
    reading.findings.push(...file.findings)
    return [[locale, file]]
  })
  return Object.fromEntries(files)
}

/** The site imports these files as JSON, which is stricter than the YAML parser. */
function strictJson(reading: Reading, locale: Locale): Finding[] {
  const file = join(reading.dir, 'messages', `${locale}.json`)
  const text = readTextFile(reading, file) ?? '{}'
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const offset = Number(/position (\d+)/.exec(said)?.[1] ?? 0)
    return [
      {
        path: displayPath(reading, file),
        line: text.slice(0, offset).split('\n').length,
        message: 'This is not readable JSON',
        remedy: 'Look for a comma too many or too few, or a quote that is not closed.',
        level: 'error',
      },
    ]
  }
}
