import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ConsentScope, RecommendationStatus } from '#lib/store/recommendation-types.ts'
import { type Hero, readHero, storyFiles, textIn } from '#lib/stories/find.ts'
import { findShownHero, listShownHeroes } from '#lib/stories/shown.ts'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { makeAgreement, storeRecommendation } from '../../factories/recommendation.ts'

async function writeStory(texts: Record<string, string>): Promise<string> {
  const dir = await freshFolder()
  await mkdir(join(dir, 'librarian'))
  for (const [locale, over] of Object.entries(texts)) {
    const frontMatter = {
      title: `Story in ${locale}`,
      summary: 'Somebody opened a library for everybody.',
      person: 'The librarian',
      published: '2026-11-20',
      reference: 'WE-7KCA4RXP',
    }
    const lines = Object.entries(frontMatter).map(([key, value]) => `${key}: ${value}`)
    await writeFile(
      join(dir, 'librarian', `${locale}.mdx`),
      `---\n${lines.join('\n')}\n${over}\n---\n\nText in ${locale}.\n`.replace('\n\n---', '\n---'),
    )
  }
  return dir
}

test('a story has a text in each language, and another one where one is missing', async () => {
  const hero = readHero(await writeStory({ ru: '', kk: '' }), 'librarian')
  expect(hero).toMatchObject({ reference: 'WE-7KCA4RXP', published: '2026-11-20' })
  expect(textIn(hero, 'kk').title).toBe('Story in kk')
  expect(textIn(hero, 'en').title).toBe('Story in ru')
})

test('a story that does not fit is refused with its file', async () => {
  const dir = await writeStory({ en: 'author: nobody' })
  expect(() => readHero(dir, 'librarian')).toThrow(/librarian\/en\.mdx:1: .*author/s)
  expect(() => readHero(dir, 'nobody')).toThrow(/nobody: there is no text/)
})

test('the files that tell the story of a recommendation are known by its reference', async () => {
  const hero = readHero(await writeStory({ ru: '', kk: '' }), 'librarian')
  expect(storyFiles('WE-7KCA4RXP', [hero])).toEqual([
    'content/stories/librarian/ru.mdx',
    'content/stories/librarian/kk.mdx',
  ])
  expect(storyFiles('WE-7KCA4RXY', [hero])).toEqual([])
})

test('languages that name different recommendations are refused', async () => {
  const dir = await writeStory({ en: '', ru: '' })
  const file = join(dir, 'librarian', 'ru.mdx')
  await writeFile(
    file,
    '---\ntitle: История\nsummary: Кто-то открыл библиотеку для всех.\nperson: Имя\npublished: 2026-11-20\nreference: WE-7KCA4RXY\n---\n',
  )
  expect(() => readHero(dir, 'librarian')).toThrow(/ru\.mdx:1: reference and published/)
})

const text = {
  title: 'Story',
  summary: 'Somebody opened a library for everybody.',
  person: 'The librarian',
  published: '2026-11-20',
  locale: 'en',
  body: '',
} as const

function storyOf(reference: string): Hero {
  return {
    slug: 'librarian',
    reference,
    published: '2026-11-20',
    texts: [{ ...text, reference }],
  }
}

const CASES: [RecommendationStatus, ConsentScope[] | undefined, boolean][] = [
  ['published', ['story'], true],
  ['agreed', ['story', 'letter'], true],
  ['published', undefined, false],
  ['published', ['letter'], false],
  ['asked', ['story'], false],
  ['declined', ['story'], false],
]

test.each(CASES)(
  'while “%s” with consent to %j, it is shown: %s',
  async (status, scope, isShown) => {
    const { store } = await freshStore()
    const { reference } = await storeRecommendation(store, { status })
    if (scope) {
      await store.recommendations.answer({
        reference,
        answer: makeAgreement({ scope }),
        decide: () => ({ status }),
      })
    }
    const heroes = [storyOf(reference)]
    expect(await listShownHeroes(store, heroes)).toEqual(isShown ? heroes : [])
    expect(await findShownHero(store, 'librarian', heroes)).toEqual(isShown ? heroes[0] : undefined)
    expect(await findShownHero(store, 'other', heroes)).toBeUndefined()
  },
)

test('a story goes with its consent', async () => {
  const { store } = await freshStore()
  const { reference } = await storeRecommendation(store, { status: 'published' })
  const decide = () => ({ status: 'published' as const })
  await store.recommendations.answer({ reference, answer: makeAgreement(), decide })
  const heroes = [storyOf(reference)]
  expect(await listShownHeroes(store, heroes)).toEqual(heroes)
  await store.recommendations.remove({ reference, by: 'nominee', why: 'nominee', at: NOON })
  expect(await listShownHeroes(store, heroes)).toEqual([])
})
