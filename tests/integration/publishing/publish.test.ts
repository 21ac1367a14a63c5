import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publishChange } from '#lib/publishing/publish.ts'
import { completeSwap } from '#lib/publishing/swap/swap.ts'
import { contentFolder } from '../../factories/content-folder.ts'
import {
  ANNA,
  BOTA,
  contentCopy,
  gitIn,
  handIn,
  textAt,
  writeAt,
} from '../../factories/editing-room.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

const RU = 'guides/refusal/ru.mdx'
const EN = 'guides/refusal/en.mdx'
const by = { by: ANNA, at: NOON }

const addLine = (line: string) => (text: string) => `${text}\n${line}\n`

describe.each(DATABASES)('publishing on $name', (database) => {
  test('two files become one commit of their editor, and nothing else is in it', async () => {
    const { store } = await freshStore(database)
    const settings = await contentCopy()
    await writeAt(settings, 'acts.yml', `${await textAt(settings, 'acts.yml')}# by hand\n`)
    gitIn(settings.dir, 'add', 'acts.yml')
    const edits = { [RU]: addLine('Новое предложение.'), [EN]: addLine('A new sentence.') }
    const id = await handIn(store, settings, ANNA, edits, 'Say it better\n\nIn two languages')
    expect(await textAt(settings, RU)).not.toContain('Новое предложение.')

    const published = await publishChange(store, settings, { id, ...by })
    expect(published).toEqual({
      outcome: 'published',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    })
    expect(await textAt(settings, RU)).toMatch(/\nНовое предложение\.\n$/)
    expect(gitIn(settings.dir, 'log', '-1', '--format=%an %ae|%B').trim()).toBe(
      'anna anna@example.org|Say it better\n\nIn two languages',
    )
    expect(gitIn(settings.dir, 'show', '--numstat', '--format=').trim().split('\n')).toEqual([
      '2\t0\tcontent/guides/refusal/en.mdx',
      '2\t0\tcontent/guides/refusal/ru.mdx',
    ])
    // What a developer has staged is still staged, and not committed.
    expect(gitIn(settings.dir, 'status', '--porcelain').trim()).toBe('M  content/acts.yml')
    expect((await store.contentChanges.find(id))?.state).toBe('published')
    expect(await publishChange(store, settings, { id, ...by })).toEqual({ outcome: 'gone' })
  })

  test('an error anywhere in the content as it would be leaves every file as it was', async () => {
    const { store } = await freshStore(database)
    const settings = await contentCopy()
    const before = await textAt(settings, EN)
    const id = await handIn(store, settings, ANNA, {
      [EN]: addLine('Wait forty-five days.'),
      [RU]: addLine('Хорошо.'),
    })
    const published = await publishChange(store, settings, { id, ...by })
    expect(published).toMatchObject({
      outcome: 'errors',
      findings: [{ path: `content/${EN}`, line: before.split('\n').length + 1 }],
    })
    expect(await textAt(settings, EN)).toBe(before)
    expect((await store.contentChanges.find(id))?.state).toBe('review')
  })

  test('two editors of one file: apart they are merged, on one line nothing is written', async () => {
    const { store } = await freshStore(database)
    const settings = await contentCopy({ git: false })
    const title = (title: string) => (text: string) =>
      text.replace(/^title: .*$/m, `title: ${title}`)
    const anna = await handIn(store, settings, ANNA, { [EN]: title('If they refuse you') })
    const bota = await handIn(store, settings, BOTA, { [EN]: addLine('A new sentence.') })
    const late = await handIn(store, settings, BOTA, { [EN]: title('Refused: and now') })
    await publishChange(store, settings, { id: anna, ...by })
    expect(
      await publishChange(store, settings, { id: bota, by: BOTA, at: afterNoon({ hours: 1 }) }),
    ).toEqual({
      outcome: 'published',
    })
    const text = await textAt(settings, EN)
    expect(text).toContain('\ntitle: If they refuse you\n')
    expect(text).toMatch(/A new sentence\.\n$/)

    expect(await publishChange(store, settings, { id: late, by: BOTA, at: NOON })).toMatchObject({
      outcome: 'conflict',
      conflicts: [
        {
          path: EN,
          conflicts: [{ mine: 'title: Refused: and now', theirs: 'title: If they refuse you' }],
        },
      ],
    })
    expect(await textAt(settings, EN)).toBe(text)
    // Without git the store keeps what was there before.
    const [latest, first] = await store.contentChanges.versions(EN, 10)
    expect(latest?.file.text).toBe(text)
    expect(first?.file.baseText).not.toContain('If they refuse you')
  })

  test('where two have to look at it, the second yes is another editor’s', async () => {
    const { store } = await freshStore(database)
    const settings = { ...(await contentCopy()), needsReview: true }
    const id = await handIn(store, settings, ANNA, { [EN]: addLine('A new sentence.') })
    expect(await publishChange(store, settings, { id, ...by })).toEqual({ outcome: 'needs-review' })
    expect(await store.contentChanges.approve(id, by)).toBe(false)
    expect(await store.contentChanges.approve(id, { by: BOTA, at: NOON })).toBe(true)
    expect(await publishChange(store, settings, { id, ...by })).toMatchObject({
      outcome: 'published',
    })
  })
})

describe('a disk that is full', () => {
  /** A small content folder without git, and a change of two of its files. */
  async function smallRoom() {
    const { store } = await freshStore()
    using made = contentFolder()
    const dir = join(await freshFolder(), 'content')
    await cp(made.dir, dir, { recursive: true })
    const settings = { dir, needsReview: false, check: async () => [] }
    const text = await textAt(settings, 'guides/start-here/ru.mdx')
    const id = await handIn(store, settings, ANNA, {
      'guides/start-here/ru.mdx': (text) => `${text}\nНовое.\n`,
      'sources.yml': (text) => `${text}# new\n`,
    })
    return { store, settings, text, id }
  }

  /** The steps of a publication that succeeds, in their order. */
  async function steps(): Promise<string[]> {
    const { store, settings, id } = await smallRoom()
    const taken: string[] = []
    const onStep = async (step: string) => void taken.push(step)
    await publishChange(store, settings, { id, ...by, onStep })
    return taken
  }

  test('before any step: content before or after, never between; the change waits and goes out later', async () => {
    const all = await steps()
    expect(all.length).toBeGreaterThan(6)
    for (const full of all) {
      const { store, settings, text, id } = await smallRoom()
      const onStep = async (step: string) => {
        if (step === full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      }
      const tried = publishChange(store, settings, { id, ...by, onStep })
      await expect(tried, full).rejects.toMatchObject({ code: 'ENOSPC' })
      // Whoever reads the folder as a whole finishes what was begun.
      await completeSwap(settings.dir)
      const after = [
        (await textAt(settings, 'guides/start-here/ru.mdx')) !== text,
        (await textAt(settings, 'sources.yml')).endsWith('# new\n'),
      ]
      expect(new Set(after).size, full).toBe(1)
      // With room again it is published, once.
      const again = await publishChange(store, settings, { id, ...by })
      expect(['published', 'gone'], full).toContain(again.outcome)
      expect(await textAt(settings, 'guides/start-here/ru.mdx'), full).toBe(`${text}\nНовое.\n`)
      expect((await store.contentChanges.find(id))?.state, full).toBe('published')
    }
  })
})
