import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { listFilesBelow } from '#lib/config/files/list-files.ts'
import { decodeText } from '#lib/config/files/read-text.ts'
import {
  type ContentKind,
  type ContentPath,
  ContentPathError,
  parseContentPath,
  resolveContentPath,
} from './content-path.ts'

/** The hash of a file that does not exist. */
export const ABSENT = ''

/** A content file as it lies in the folder that editors write to. */
export type ContentFile = ContentPath & {
  /** `null`: there is no such file (yet). */
  text: string | null
  /** The base hash for a draft; `''` when there is no file. */
  hash: string
}

/** The hash by which a file is compared: SHA-256 of its bytes, in hex. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The hash of a file as it will lie there; `null`: there is none. */
export function hashOf(path: string, text: string | null): string {
  return text === null ? ABSENT : hashBytes(bytesOf(path, text))
}

/** Whether a file holds bytes: then its text, in drafts and in the store, is their base64. */
export function isBinary(path: string): boolean {
  return path.endsWith('.webp')
}

/** The bytes of a file whose text is this. */
export function bytesOf(path: string, text: string): Buffer {
  return Buffer.from(text, isBinary(path) ? 'base64' : 'utf8')
}

/**
 * The text of a file that holds these bytes.
 *
 * @throws TextFileError if it is a text in another encoding than UTF-8
 */
export function textOf(path: string, bytes: Uint8Array): string {
  return isBinary(path) ? Buffer.from(bytes).toString('base64') : decodeText(bytes)
}

/**
 * Reads a content file with its base hash.
 *
 * @throws ContentPathError if editors may not write to the path; TextFileError if it is not UTF-8
 */
export async function readContentFile(dir: string, path: string): Promise<ContentFile> {
  const parsed = parseContentPath(path)
  if (!parsed) throw new ContentPathError('This file cannot be edited here.')
  const bytes = await readBytes(await resolveContentPath(dir, path))
  if (!bytes) return { ...parsed, text: null, hash: ABSENT }
  return { ...parsed, text: textOf(path, bytes), hash: hashBytes(bytes) }
}

/** The bytes of a file, following no symbolic link; undefined when there is none. */
export async function readBytes(file: string): Promise<Buffer | undefined> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  try {
    return await handle?.readFile()
  } finally {
    await handle?.close()
  }
}

/** All files of a content folder that editors may write to, sorted; of one kind when it is given. */
export async function listContentFiles(dir: string, kind?: ContentKind): Promise<ContentPath[]> {
  const files = await listFilesBelow(dir)
  return files
    .map((file) => relative(dir, file).split(sep).join('/'))
    .flatMap((path) => parseContentPath(path) ?? [])
    .filter((path) => kind === undefined || path.kind === kind)
}

/**
 * A text as it is written to a file: lines end with `\n` (a form posts CRLF), letters are composed, the
 * last line ends, and no NUL is in it (PostgreSQL takes none).
 */
export function normalizeText(text: string): string {
  const lines = text.replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}
