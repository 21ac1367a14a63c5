import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { bytesOf, readContentFile } from '#lib/publishing/content-file.ts'
import { saveDraft } from '#lib/publishing/drafts.ts'
import { draftTexts, previewContent } from '#lib/publishing/editing/preview-content.ts'
import { findChange, listHistory } from '#lib/publishing/history/history.ts'
import { takeBack } from '#lib/publishing/history/take-back.ts'
import { addPicture, openPictures, removePicture } from '#lib/publishing/pictures/add-picture.ts'
import { resizePicture } from '#lib/publishing/pictures/resize.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import type { Store } from '#lib/store/store.ts'
import { ANNA, BOTA, contentCopy, gitIn } from '../../factories/editing-room.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

const FILE = 'pictures/hall.webp'
const LIST = 'pictures.yml'

const WORDS = {
  id: 'hall',
  alt: { en: 'The hall: ask here', ru: 'Зал', kk: 'Зал' },
  owner: 'WE Guide',
  licence: 'own' as const,
}

async function resized(background = '#4a7') {
  const photograph = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const made = await resizePicture(photograph)
  if ('fault' in made) throw new Error(made.fault)
  return made
}

async function publish(store: Store, dir: string, paths: string[], note: string) {
  const change = await submitChange(store, { author: ANNA, paths, note, at: NOON })
  if (change.outcome !== 'submitted') throw new Error(change.outcome)
  const settings = { dir, needsReview: false }
  return publishChange(store, settings, { id: change.id, by: ANNA, at: NOON })
}

describe.each(DATABASES)('a picture on $name', (database) => {
  test.each([true, false])(
    'is a draft, is previewed, published, in the history and taken back, byte by byte (git: %s)',
    async (git) => {
      const { store } = await freshStore(database)
      const settings = await contentCopy({ git })
      const { dir } = settings
      const made = await resized()
      await addPicture({ store, dir, editor: ANNA, at: NOON }, WORDS, made)

      // Readers have nothing of it yet, and another editor neither.
      expect((await readContentFile(dir, FILE)).text).toBeNull()
      expect((await openPictures({ store, dir, editor: BOTA })).list).toEqual([])
      const { list } = await openPictures({ store, dir, editor: ANNA })
      expect(list).toEqual([{ ...WORDS, width: 640, height: 480 }])
      const drafts = await draftTexts(store, ANNA)
      const previewed = await previewContent(await freshFolder(), drafts)
      expect((await readFile(join(previewed, FILE))).equals(made.bytes)).toBe(true)
      const said = await checkContentAs(
        dir,
        [...drafts].map(([path, text]) => ({ path, text })),
      )
      expect(said.filter(({ level }) => level === 'error')).toEqual([])
      expect(said.map(({ code }) => code)).toContain('picture-unused')

      expect(await publish(store, dir, [FILE, LIST], 'The hall')).toMatchObject({
        outcome: 'published',
      })
      expect((await readFile(join(dir, FILE))).equals(made.bytes)).toBe(true)
      if (git) {
        const stored = gitIn(join(dir, '..'), 'show', '--stat', '--format=%ae')
        expect(stored).toContain(ANNA)
        expect(stored).toMatch(/hall\.webp +\| Bin 0 -> \d+ bytes/)
      }
      const [entry] = await listHistory(store, settings, { limit: 1 })
      expect(entry?.paths.toSorted()).toEqual([LIST, FILE])
      const change = await findChange(store, settings, entry?.id ?? '')
      const after = change?.files.find(({ path }) => path === FILE)?.after
      expect(bytesOf(FILE, after ?? '').equals(made.bytes)).toBe(true)

      // The list alone would be without its file: nothing is published, and the reason is said.
      await removePicture({ store, dir, editor: ANNA, at: NOON }, 'hall')
      expect(await publish(store, dir, [FILE], 'Half of it')).toMatchObject({
        outcome: 'errors',
        findings: [{ code: 'picture-file-missing' }],
      })
      expect((await readFile(join(dir, FILE))).equals(made.bytes)).toBe(true)

      const taken = await takeBack(store, settings, { id: entry?.id ?? '', author: BOTA, at: NOON })
      expect(taken).toMatchObject({ outcome: 'drafted' })
      expect((await store.contentDrafts.find(FILE, BOTA))?.text).toBeNull()
    },
  )

  test('one that was added by mistake leaves nothing behind', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    const by = { store, dir, editor: ANNA, at: NOON }
    await addPicture(by, WORDS, await resized())
    await addPicture(by, { ...WORDS, id: 'door' }, await resized('#123'))
    await removePicture(by, 'hall')
    expect((await openPictures(by)).list.map(({ id }) => id)).toEqual(['door'])
    expect(await store.contentDrafts.find(FILE, ANNA)).toBeUndefined()
    await removePicture(by, 'door')
    expect(await store.contentDrafts.list({ author: ANNA })).toEqual([])
  })

  test('a file that is no picture is published by nobody', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    await addPicture({ store, dir, editor: ANNA, at: NOON }, WORDS, await resized())
    const draft = await store.contentDrafts.find(FILE, ANNA)
    await saveDraft(store, dir, {
      path: FILE,
      author: ANNA,
      baseHash: draft?.baseHash ?? '',
      text: Buffer.from('<script>alert(1)</script>').toString('base64'),
      at: NOON,
    })
    const published = await publish(store, dir, [FILE, LIST], 'A trick')
    expect(published).toMatchObject({
      outcome: 'errors',
      findings: [{ code: 'picture-not-webp', path: `content/${FILE}` }],
    })
  })

  test('what somebody else put in its place meanwhile is not overwritten', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    await addPicture({ store, dir, editor: ANNA, at: NOON }, WORDS, await resized())
    await publish(store, dir, [FILE, LIST], 'The hall')
    const { hash } = await readContentFile(dir, FILE)
    const other = (await resized('#123')).bytes
    await saveDraft(store, dir, {
      path: FILE,
      author: ANNA,
      baseHash: hash,
      text: other.toString('base64'),
      at: NOON,
    })
    const theirs = (await resized('#fff')).bytes
    await writeFile(join(dir, FILE), theirs)
    expect(await publish(store, dir, [FILE], 'Mine')).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ path: FILE }],
    })
    expect((await readFile(join(dir, FILE))).equals(theirs)).toBe(true)
  })
})
