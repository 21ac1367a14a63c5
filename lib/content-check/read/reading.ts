import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readText, TextFileError } from '#lib/config/files/read-text.ts'
import type { Finding } from '../finding.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** A content folder being read, with what was wrong on the way. */
export type Reading = { dir: string; findings: Finding[] }

/** A file as findings name it: from the folder that holds the content. */
export function seenFrom({ dir }: Reading, file: string): string {
  return relative(dirname(dir), file)
}

/** One YAML or JSON file; its absence is a finding. */
export function readOne(reading: Reading, name: string): YamlFile[] {
  const file = join(reading.dir, name)
  const path = seenFrom(reading, file)
  if (existsSync(file)) {
    const text = readTextFile(reading, file)
    return text === undefined ? [] : [readYaml(text, path)]
  }
  reading.findings.push({
    path,
    line: 1,
    message: 'This file does not exist',
    remedy: 'Restore it; every page needs it.',
    level: 'error',
  })
  return []
}

/** The text of a file; one in another encoding is a finding. */
export function readTextFile(reading: Reading, file: string): string | undefined {
  try {
    return readText(file)
  } catch (error) {
    if (!(error instanceof TextFileError)) throw error
    reading.findings.push({
      path: seenFrom(reading, file),
      line: 1,
      message: error.message.replace(/^the/, 'The'),
      remedy: 'Open it in the program it was written with and save it with the encoding UTF-8.',
      level: 'error',
      unreadable: true,
    })
    return undefined
  }
}

/** The YAML files of a folder, by their path below the content. */
export function listYaml({ dir }: Reading, folder: string): string[] {
  const path = join(dir, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(folder, name))
}
