import { expect, test } from 'vitest'
import { effectsOn } from '#lib/publishing/facts/effects.ts'
import { draftLookedAgain, draftNewValue, openFact } from '#lib/publishing/facts/fact-drafts.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import type { Store } from '#lib/store/store.ts'
import { ANNA, BOTA, contentCopy, gitIn, textAt } from '../../factories/editing-room.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

const MONEY = 'facts/money.yml'
const VALUE = {
  period: { from: '2027-01-01', value: 4500, sources: ['budget-2027'] },
  confidence: 'official' as const,
  source: {
    id: 'budget-2027',
    title: 'Budget law',
    publisher: 'State',
    language: 'ru',
    url: 'https://example.kz/',
    kind: 'official',
  },
}

async function open(store: Store, dir: string, id: string, editor: string) {
  const opened = await openFact(store, dir, id, editor)
  if (!opened) throw new Error(`there is no ${id}`)
  return opened
}

test('a new index is a draft of two files; what readers will see is counted from it, and nothing is published', async () => {
  const { store } = await freshStore()
  const { dir } = await contentCopy({ git: false })
  const before = await textAt({ dir, needsReview: false }, MONEY)
  const by = { store, dir, editor: ANNA, at: NOON, day: '2026-11-30' }
  const saved = await draftNewValue(by, await open(store, dir, 'mci', ANNA), VALUE)
  expect(saved).toMatchObject({ outcome: 'saved' })
  const drafts = await store.contentDrafts.list({ author: ANNA })
  expect(drafts.map(({ path }) => path).toSorted()).toEqual([MONEY, 'sources.yml'])
  const { facts, sources } = await open(store, dir, 'mci', ANNA)
  const texts = new Map([facts, sources].map(({ file, text }) => [file.path, text]))
  const amount = effectsOn(dir, texts, '2027-01-01', 'mci').find(
    ({ id }) => id === 'solvency-amount',
  )
  // 1,320 times 4,500 tenge.
  expect(amount?.after.en).toMatch(/^5,940,000\s₸ \(1,320\sMCI\)$/)
  expect(amount?.before.en).not.toContain('₸')
  // The year before is as it was.
  expect(effectsOn(dir, texts, '2026-12-31', 'mci')).toEqual([])
  expect(await textAt({ dir, needsReview: false }, MONEY)).toBe(before)
})

test('a wrong digit in the own draft is corrected by the same form, and leaves nothing behind', async () => {
  const { store } = await freshStore()
  const { dir } = await contentCopy({ git: false })
  const by = { store, dir, editor: ANNA, at: NOON, day: '2026-11-30' }
  await draftNewValue(by, await open(store, dir, 'mci', ANNA), VALUE)
  const right = (await open(store, dir, 'mci', ANNA)).facts.text
  const { source: _, ...known } = VALUE
  const wrong = { ...known, period: { ...known.period, value: 45_000 } }
  await draftNewValue(by, await open(store, dir, 'mci', ANNA), wrong)
  const drafted = await open(store, dir, 'mci', ANNA)
  expect(drafted.facts.text).toContain('value: 45000')
  expect(drafted.unpublished).toEqual(new Set([VALUE.period.from]))
  await draftNewValue(by, drafted, known)
  expect((await open(store, dir, 'mci', ANNA)).facts.text).toBe(right)
  // What readers have seen is history.
  const seen = { ...known, period: { ...known.period, from: '2026-01-01' } }
  await expect(draftNewValue(by, drafted, seen)).rejects.toThrow(
    'a period from 2026-01-01 has a value',
  )
})

test('what another editor publishes meanwhile is taken into the draft of the form', async () => {
  const { store } = await freshStore()
  const settings = { ...(await contentCopy()), check: async () => [] }
  const { dir } = settings
  const day = '2026-11-30'
  const anna = { store, dir, editor: ANNA, at: NOON, day }
  await draftNewValue(anna, await open(store, dir, 'mci', ANNA), VALUE)
  const bota = { ...anna, editor: BOTA }
  await draftLookedAgain(bota, await open(store, dir, 'solvency-amount', BOTA))
  const handIn = async (author: string) => {
    const paths = (await store.contentDrafts.list({ author })).map(({ path }) => path)
    const made = await submitChange(store, { author, paths, note: 'Why', at: NOON })
    return made.outcome === 'submitted' ? made.id : ''
  }
  await publishChange(store, settings, { id: await handIn(BOTA), by: BOTA, at: NOON })
  const again = await open(store, dir, 'mci', ANNA)
  expect(again.isConflict).toBe(false)
  await draftLookedAgain({ ...anna, day: '2026-12-01' }, again)
  const published = await publishChange(store, settings, {
    id: await handIn(ANNA),
    by: ANNA,
    at: NOON,
  })
  expect(published).toMatchObject({ outcome: 'published' })
  const lines = gitIn(dir, 'show', '--format=', '--unified=0', '--', MONEY).split('\n')
  expect(lines.filter((line) => /^\+(?!\+)/.test(line))).toEqual([
    '+  checked: 2026-12-01',
    '+  confidence: official',
    '+      value: 4500',
    '+      sources: [budget-2027]',
  ])
})
