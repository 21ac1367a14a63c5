import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { decodeText, TextFileError } from '#lib/config/files/read-text.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/**
 * Texts that are read in place of files, by their paths below the content folder; `null` for a file
 * that is taken as removed.
 */
export type Overlay = ReadonlyMap<string, string | null>

/** A content folder that is being read, with the findings so far. */
export type Reading = { dir: string; overlay: Overlay; findings: Finding[] }

/** The path of a file below the content folder, with `/`. */
function nameOf({ dir }: Reading, file: string): string {
  return relative(dir, file).split(sep).join('/')
}

/** Whether a file is there. */
export function fileExists(reading: Reading, file: string): boolean {
  const over = reading.overlay.get(nameOf(reading, file))
  return over === undefined ? existsSync(file) : over !== null
}

/** The paths of all files below the content folder. */
export function listNames({ dir, overlay }: Reading): string[] {
  const names = new Set(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
  for (const [name, text] of overlay) {
    if (text === null) names.delete(name)
    else names.add(name)
  }
  return [...names].sort()
}

/** The folders of a kind of text that hold any file, such as the guides. */
export function listFoldersIn({ dir, overlay }: Reading, kind: string): string[] {
  const path = join(dir, kind)
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : []
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  for (const [name, text] of overlay) {
    const [first, folder, file] = name.split('/')
    if (first === kind && folder && file && text !== null) folders.add(folder)
  }
  const isLeft = (folder: string) => {
    const removed = [...overlay].filter(
      ([name, text]) => text === null && name.startsWith(`${kind}/${folder}/`),
    )
    if (removed.length === 0) return true
    const there = existsSync(join(path, folder)) ? readdirSync(join(path, folder)) : []
    const added = [...overlay].some(
      ([name, text]) => text !== null && name.startsWith(`${kind}/${folder}/`),
    )
    return added || there.some((name) => overlay.get(`${kind}/${folder}/${name}`) !== null)
  }
  return [...folders].filter(isLeft).sort()
}

/** The path of a file for findings, starting at the content folder. */
export function displayPath({ dir }: Reading, file: string): string {
  return relative(dirname(dir), file)
}

/** Reads a YAML or JSON file; a missing file is a finding. */
export function readOne(reading: Reading, name: string): YamlFile[] {
  const file = join(reading.dir, name)
  const path = displayPath(reading, file)
  if (fileExists(reading, file)) {
    const text = readTextFile(reading, file)
    return text === undefined ? [] : [readYaml(text, path)]
  }
  reading.findings.push({
    path,
    line: 1,
    ...say('file-missing'),
    level: 'error',
  })
  return []
}

const readBefore = new Map<string, { bytes: Buffer; text: string }>()

/** The text of a file, decoded again only if its bytes are others than the last time. */
function readUnchanged(file: string): string {
  const bytes = readFileSync(file)
  const before = readBefore.get(file)
  if (before?.bytes.equals(bytes)) return before.text
  const text = decodeText(bytes)
  readBefore.set(file, { bytes, text })
  return text
}

/**
 * Signs that nobody sees and that no text needs: controls, zero-width blanks, byte-order marks that are
 * not at the beginning. Line ends, tabs and soft hyphens are none of them.
 */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u200b\ufeff]/gu

/** The text of a file, without unseen signs; these and an unknown encoding are findings. */
export function readTextFile(reading: Reading, file: string): string | undefined {
  const text = readDecoded(reading, file)
  const found = text?.search(UNSEEN) ?? -1
  if (text === undefined || found < 0) return text
  const code = text.codePointAt(found) ?? 0
  reading.findings.push({
    path: displayPath(reading, file),
    line: text.slice(0, found).split('\n').length,
    ...say('unseen-sign', { sign: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }),
    level: 'error',
  })
  return text.replaceAll(UNSEEN, '')
}

function readDecoded(reading: Reading, file: string): string | undefined {
  const over = reading.overlay.get(nameOf(reading, file))
  if (typeof over === 'string') return over
  try {
    return readUnchanged(file)
  } catch (error) {
    if (!(error instanceof TextFileError)) throw error
    reading.findings.push({
      path: displayPath(reading, file),
      line: 1,
      ...say('not-utf-8', { guess: error.message.includes('Windows-1251') ? 'yes' : 'no' }),
      level: 'error',
      unreadable: true,
    })
    return undefined
  }
}

/** The YAML files of a folder, as paths below the content folder. */
export function listYaml({ dir, overlay }: Reading, folder: string): string[] {
  const path = join(dir, folder)
  const names = new Set(existsSync(path) ? readdirSync(path) : [])
  for (const [name, text] of overlay) {
    if (!name.startsWith(`${folder}/`)) continue
    if (text === null) names.delete(name.slice(folder.length + 1))
    else names.add(name.slice(folder.length + 1))
  }
  return [...names]
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(folder, name))
}
