import { describe, expect, test, vi } from 'vitest'
import { publishDue } from '#lib/jobs/content/publish-content.ts'
import { MAX_TEXT_LENGTH, openFile, saveDraft } from '#lib/publishing/drafts.ts'
import { listHistory } from '#lib/publishing/history/history.ts'
import { takeBack } from '#lib/publishing/history/take-back.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import {
  ANNA,
  BOTA,
  contentCopy,
  draft,
  gitIn,
  handIn,
  textAt,
  writeAt,
} from '../../factories/editing-room.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const EN = 'guides/refusal/en.mdx'
const KK = 'guides/refusal/kk.mdx'
const addLine = (line: string) => (text: string) => `${text}\n${line}\n`
const retitle = (title: string) => (text: string) => text.replace(/^title: .*$/m, `title: ${title}`)

/** What is published does not depend on the check; `publish.test.ts` shows what it refuses. */
async function room(git = true) {
  return { ...(await contentCopy({ git })), check: async () => [] }
}

describe.each(DATABASES)('drafts on $name', (database) => {
  test('what was typed is kept as it will lie in the file, and gives way to a later one of the same editor only', async () => {
    const { store } = await freshStore(database)
    const { dir } = await room(false)
    const { file } = await openFile(store, dir, EN, ANNA)
    const save = (text: string, version: number) =>
      saveDraft(store, dir, {
        path: EN,
        author: ANNA,
        baseHash: file.hash,
        text,
        version,
        at: NOON,
      })
    expect(await save('one\r\nt\0wo\r\nИ\u0306', 0)).toMatchObject({ outcome: 'saved', version: 1 })
    expect((await store.contentDrafts.find(EN, ANNA))?.text).toBe('one\ntwo\nЙ\n')
    expect(await save('three', 1)).toMatchObject({ outcome: 'saved', version: 2 })
    // The other window has seen version 1.
    expect(await save('lost?', 1)).toMatchObject({ outcome: 'changed', draft: { text: 'three\n' } })
    expect(await save('x'.repeat(MAX_TEXT_LENGTH + 1), 2)).toEqual({ outcome: 'too-long' })
    expect((await store.contentDrafts.find(EN, ANNA))?.text).toBe('three\n')
    // Back to what is published: there is no draft any more.
    expect(await save(file.text ?? '', 2)).toEqual({ outcome: 'unchanged' })
    expect(await store.contentDrafts.find(EN, ANNA)).toBeUndefined()
  })

  test('two editors see each other, and neither overwrites the other', async () => {
    const { store } = await freshStore(database)
    const settings = await room(false)
    await draft(store, settings, ANNA, { [EN]: addLine('Of Anna.') })
    await draft(store, settings, BOTA, { [EN]: addLine('Of Bota.') })
    const opened = await openFile(store, settings.dir, EN, ANNA)
    expect(opened.draft?.text).toMatch(/Of Anna\.\n$/)
    expect(opened.others.map(({ author }) => author)).toEqual([BOTA])
  })

  test.each([true, false])(
    'a file that changed under one’s hands is merged, or both are given (git: %s)',
    async (git) => {
      const { store } = await freshStore(database)
      const settings = await room(git)
      await draft(store, settings, ANNA, { [EN]: addLine('At the end.') })
      await draft(store, settings, BOTA, { [EN]: retitle('Of Bota') })
      // A developer edits by hand.
      await writeAt(settings, EN, retitle('By hand')(await textAt(settings, EN)))
      const merged = (await openFile(store, settings.dir, EN, ANNA)).since
      expect(merged).toMatchObject({ state: 'behind' })
      expect(merged && 'merged' in merged && merged.merged).toContain('title: By hand\n')
      expect((await openFile(store, settings.dir, EN, BOTA)).since).toEqual({
        state: 'conflict',
        conflicts: [expect.objectContaining({ mine: 'title: Of Bota', theirs: 'title: By hand' })],
      })
    },
  )

  test('a draft that began from an earlier version finds it again', async () => {
    const { store } = await freshStore(database)
    for (const git of [true, false]) {
      const settings = await room(git)
      const { file } = await openFile(store, settings.dir, EN, ANNA)
      const id = await handIn(store, settings, BOTA, { [EN]: retitle('Of Bota') })
      await publishChange(store, settings, { id, by: BOTA, at: NOON })
      // Anna opened the page before, and pauses for the first time now.
      const text = addLine('At the end.')(file.text ?? '')
      await saveDraft(store, settings.dir, {
        path: EN,
        author: ANNA,
        baseHash: file.hash,
        text,
        at: NOON,
      })
      expect((await openFile(store, settings.dir, EN, ANNA)).since).toMatchObject({
        state: 'behind',
      })
      await store.contentDrafts.delete(EN, ANNA)
    }
  })

  test('a change says why, and goes back to its author whole', async () => {
    const { store } = await freshStore(database)
    const settings = await room(false)
    await draft(store, settings, ANNA, { [EN]: addLine('A.'), [KK]: addLine('Ә.') })
    const input = { author: ANNA, paths: [EN, KK], at: NOON }
    expect(await submitChange(store, { ...input, note: ' \n\0' })).toEqual({ outcome: 'no-note' })
    const submitted = await submitChange(store, { ...input, note: 'Why' })
    if (submitted.outcome !== 'submitted') throw new Error(submitted.outcome)
    expect(await store.contentDrafts.list()).toEqual([])
    expect(await submitChange(store, { ...input, note: 'Again' })).toEqual({ outcome: 'nothing' })
    await draft(store, settings, ANNA, { [EN]: addLine('Newer.') })
    const by = { by: BOTA, at: NOON }
    expect(await store.contentChanges.withdraw(submitted.id, by)).toBe('drafted')
    await store.contentDrafts.delete(EN, ANNA)
    expect(await store.contentChanges.withdraw(submitted.id, by)).toBe('withdrawn')
    const back = await store.contentDrafts.list({ author: ANNA })
    expect(back.map(({ path }) => path)).toEqual([EN, KK])
    expect(await store.contentChanges.withdraw(submitted.id, by)).toBe('published')
    const logged = await store.desk.auditLog({ limit: 10 })
    expect(logged.map(({ what }) => what).toSorted()).toEqual([
      'content-submitted',
      'content-withdrawn',
    ])
  })

  test('a scheduled change goes out at its instant; one that cannot waits again with the reason', async () => {
    const { store } = await freshStore(database)
    const settings = await room()
    const id = await handIn(store, settings, ANNA, { [EN]: retitle('Of Anna') })
    const other = await handIn(store, settings, BOTA, { [EN]: retitle('Of Bota') })
    for (const one of [id, other]) {
      await store.contentChanges.schedule(one, afterNoon({ hours: 1 }), { by: ANNA, at: NOON })
    }
    await publishDue({ store, settings, now: () => afterNoon({ minutes: 59 }) })
    expect(await textAt(settings, EN)).not.toContain('Of Anna')
    await publishDue({ store, settings, now: () => afterNoon({ minutes: 60 }) })
    const [first, second] = [
      await store.contentChanges.find(id),
      await store.contentChanges.find(other),
    ]
    const [published, refused] = first?.state === 'published' ? [first, second] : [second, first]
    expect(published).toMatchObject({ state: 'published', publishedBy: published?.author })
    expect(refused).toMatchObject({ state: 'review', problem: `conflict\n${EN}` })
    expect(refused?.publishAt).toBeUndefined()
  })

  test.each([true, false])('history and taking back (git: %s)', async (git) => {
    const { store } = await freshStore(database)
    const settings = await room(git)
    const before = await textAt(settings, EN)
    const one = await handIn(store, settings, ANNA, { [EN]: retitle('One') }, 'First reason')
    await publishChange(store, settings, { id: one, by: ANNA, at: NOON })
    const two = await handIn(store, settings, BOTA, { [EN]: addLine('Two.') }, 'Second reason')
    await publishChange(store, settings, { id: two, by: BOTA, at: afterNoon({ hours: 1 }) })
    const history = await listHistory(store, settings, { path: EN, limit: 2 })
    expect(history.map(({ author, note, paths }) => ({ author, note, paths }))).toEqual([
      { author: BOTA, note: 'Second reason', paths: [EN] },
      { author: ANNA, note: 'First reason', paths: [EN] },
    ])
    const id = history[1]?.id ?? ''
    const taken = await takeBack(store, settings, { id, author: BOTA, at: NOON })
    expect(taken).toEqual({ outcome: 'drafted', paths: [EN] })
    // Only that change is undone: what came later stays.
    expect((await store.contentDrafts.find(EN, BOTA))?.text).toBe(addLine('Two.')(before))
    expect(await takeBack(store, settings, { id, author: BOTA, at: NOON })).toMatchObject({
      outcome: 'drafts-there',
    })
    const nothing = { outcome: 'nothing' }
    expect(await takeBack(store, settings, { id: 'x', author: ANNA, at: NOON })).toEqual(nothing)
    if (git) expect(gitIn(settings.dir, 'status', '--porcelain').trim()).toBe('')
  })
})
