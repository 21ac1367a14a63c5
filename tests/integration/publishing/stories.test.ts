import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publishChange } from '#lib/publishing/publish.ts'
import { beginStory, hiddenStories } from '#lib/publishing/stories/begin-story.ts'
import { mayPublishStories } from '#lib/publishing/stories/consent.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import type { Store } from '#lib/store/store.ts'
import { readHero } from '#lib/stories/find.ts'
import { ANNA, contentCopy } from '../../factories/editing-room.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { makeAgreement, storeRecommendation } from '../../factories/recommendation.ts'
import { readAllTables } from '../../factories/whole-store.ts'

const WORDS = {
  name: 'Әйгерім',
  place: 'Өскемен',
  knownFor: 'Ауылда кітапхана ашқан мұғалім',
  qualities: ['builds' as const],
  story: 'Ол {ашқан} <b>кітапхана</b>.\n\n# Екінші бөлім',
}

async function agreed(store: Store, scope: ('story' | 'place' | 'letter')[]): Promise<string> {
  const reference = 'WE-7KCA4RXP'
  await storeRecommendation(store, { reference, person: WORDS, locale: 'kk' })
  await store.recommendations.answer({
    reference,
    answer: makeAgreement({ scope }),
    decide: () => ({ status: 'agreed' }),
  })
  return reference
}

describe.each(DATABASES)('the story of a person on $name', (database) => {
  test('begins with what the person agreed to, and no more, once', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    const reference = await agreed(store, ['story'])
    const input = { reference, editor: ANNA, day: '2026-12-01', at: NOON }
    const path = await beginStory(store, dir, input)
    expect(path).toBe('stories/hero-2026-12-01/kk.mdx')
    const text = (await store.contentDrafts.find(path ?? '', ANNA))?.text ?? ''
    expect(text).toContain(
      `\nperson: Әйгерім\npublished: 2026-12-01\nreference: ${reference}\n---\n`,
    )
    expect(text).not.toContain('Өскемен')
    // The words are words: nothing of them is code or markup.
    expect(text).toContain('Ол \\{ашқан\\} \\<b\\>кітапхана\\</b\\>.\n\n\\# Екінші бөлім\n')
    expect(await beginStory(store, dir, input)).toBe(path)
  })

  test('names the place only if that was agreed to', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    const reference = await agreed(store, ['story', 'place'])
    const input = { reference, editor: ANNA, day: '2026-12-01', at: NOON }
    const path = (await beginStory(store, dir, input)) ?? ''
    expect((await store.contentDrafts.find(path, ANNA))?.text).toContain('\n\nӨскемен\n\n')
  })

  test('is not begun without an agreement to a story', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    const input = { editor: ANNA, day: '2026-12-01', at: NOON }
    const { reference } = await storeRecommendation(store, { reference: 'WE-9999CCCC' })
    expect(await beginStory(store, dir, { ...input, reference })).toBeUndefined()
    expect(await store.contentDrafts.list()).toEqual([])
  })

  test('is published with the agreement, and without it neither published nor shown nor kept', async () => {
    const { store, settings: storeSettings } = await freshStore(database)
    const settings = await contentCopy({ git: false })
    const reference = await agreed(store, ['story'])
    const input = { reference, editor: ANNA, day: '2026-12-01', at: NOON }
    const path = (await beginStory(store, settings.dir, input)) ?? ''
    const handIn = async () => {
      const made = await submitChange(store, {
        author: ANNA,
        paths: [path],
        note: 'A story',
        at: NOON,
      })
      return made.outcome === 'submitted' ? made.id : ''
    }
    const publish = (id: string) =>
      publishChange(store, settings, {
        id,
        by: ANNA,
        at: NOON,
        mayPublish: mayPublishStories(store),
      })
    const id = await handIn()
    expect(await publish(id)).toEqual({ outcome: 'published' })
    const hero = readHero(join(settings.dir, 'stories'), 'hero-2026-12-01')
    expect(await hiddenStories(store, [hero])).toEqual([])

    // Another draft of it, when the person takes the agreement back.
    await store.contentDrafts.save({
      path,
      author: ANNA,
      baseHash: '',
      baseText: null,
      text: `---\nreference: ${reference}\n---\nкітапхана\n`,
      note: '',
      updatedAt: NOON,
    })
    const second = await handIn()
    await store.recommendations.remove({ reference, by: 'nominee', why: 'nominee', at: NOON })
    expect(await hiddenStories(store, [hero])).toEqual([
      { slug: 'hero-2026-12-01', reference, paths: [path] },
    ])
    expect(await publish(second)).toEqual({ outcome: 'gone' })
    expect(await readAllTables(storeSettings)).not.toContain('кітапхана')

    // Written by hand with a reference that nobody agreed to.
    await store.contentDrafts.save({
      path: 'stories/x/kk.mdx',
      author: ANNA,
      baseHash: '',
      baseText: null,
      text: `---\nreference: ${reference}\n---\nx\n`,
      note: '',
      updatedAt: NOON,
    })
    const made = await submitChange(store, {
      author: ANNA,
      paths: ['stories/x/kk.mdx'],
      note: 'x',
      at: NOON,
    })
    expect(made.outcome === 'submitted' && (await publish(made.id))).toEqual({
      outcome: 'forbidden',
      reason: 'no-consent',
      path: 'stories/x/kk.mdx',
    })
  })
})
