import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readText, TextFileError } from '#lib/config/files/read-text.ts'
import type { Finding } from '../finding.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** What was made of each file the last time, by its path: unchanged files are not parsed again. */
export type ParseCache = Map<string, { text: string; parsed: unknown }>

/** A content folder that is being read, with the findings so far. */
export type Reading = { dir: string; findings: Finding[]; cache?: ParseCache | undefined }

/** The result of `parse` for a text, from the cache if this file had the same text before. */
export function parseOnce<T>(
  { cache }: Reading,
  path: string,
  text: string,
  parse: () => T,
): T {
  const found = cache?.get(path)
  // Each path is always parsed by the same function.
  if (found?.text === text) return found.parsed as T
  const parsed = parse()
  cache?.set(path, { text, parsed })
  return parsed
}

/** The path of a file for findings, starting at the content folder. */
export function displayPath({ dir }: Reading, file: string): string {
  return relative(dirname(dir), file)
}

/** Reads a YAML or JSON file; a missing file is a finding. */
export function readOne(reading: Reading, name: string): YamlFile[] {
  const file = join(reading.dir, name)
  const path = displayPath(reading, file)
  if (existsSync(file)) {
    const text = readTextFile(reading, file)
    return text === undefined ? [] : [parseOnce(reading, path, text, () => readYaml(text, path))]
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

/** The text of a file; an unknown encoding is a finding. */
export function readTextFile(reading: Reading, file: string): string | undefined {
  try {
    return readText(file)
  } catch (error) {
    if (!(error instanceof TextFileError)) throw error
    reading.findings.push({
      path: displayPath(reading, file),
      line: 1,
      message: error.message.replace(/^the/, 'The'),
      remedy: 'Open it in the program it was written with and save it with the encoding UTF-8.',
      level: 'error',
      unreadable: true,
    })
    return undefined
  }
}

/** The YAML files of a folder, as paths below the content folder. */
export function listYaml({ dir }: Reading, folder: string): string[] {
  const path = join(dir, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(folder, name))
}
