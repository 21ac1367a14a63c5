import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureSchema } from '#lib/guides/pictures.ts'
import { readWebp } from '#lib/guides/webp.ts'
import type { Content } from '../content.ts'
import { readRecords } from './read-records.ts'
import { displayPath, fileExists, listNames, type Reading, readOne } from './reading.ts'

const FILE = /^pictures\/([a-z][a-z0-9-]*)\.webp$/

/** Reads `pictures.yml`, where there is one, and the heads of the files of `pictures`. */
export function readPictures(reading: Reading): Content['pictures'] {
  const hasList = fileExists(reading, join(reading.dir, 'pictures.yml'))
  const records = readRecords(hasList ? readOne(reading, 'pictures.yml') : [], pictureSchema)
  reading.findings.push(...records.findings)
  const files = listNames(reading).flatMap((name) => {
    const id = FILE.exec(name)?.[1]
    if (!id) return []
    const file = join(reading.dir, name)
    const over = reading.overlay.get(name)
    // Texts in place of files hold the bytes of a picture as base64.
    const bytes = typeof over === 'string' ? Buffer.from(over, 'base64') : readFileSync(file)
    return [{ id, path: displayPath(reading, file), size: bytes.length, head: readWebp(bytes) }]
  })
  return { records, files }
}
