import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  adoptUnsent,
  findLost,
  forgetDraft,
  forgetSent,
  keepStep,
} from '#components/browser/kept-answers.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = 1_800_000_000_000

const EMPTY = { name: [''], qualities: [] }
const TYPED = { name: ['Aruzhan'], qualities: ['fair'] }
const OTHER = { name: ['Daniyar'], qualities: [] }

let stored: Map<string, string>

beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  })
})

function place(step: string, draft = '') {
  return { form: 'recommend', draft, step }
}

describe('answers that never reached the store', () => {
  it('are found again for their step', () => {
    keepStep(place('person'), TYPED, NOW)
    expect(findLost(place('person'), EMPTY, NOW + DAY)).toEqual(TYPED)
  })

  it('go before older ones that the store has', () => {
    keepStep(place('person'), TYPED, NOW)
    expect(findLost(place('person'), OTHER, NOW)).toEqual(TYPED)
  })

  it('are not lost where the page shows them already', () => {
    keepStep(place('person'), TYPED, NOW)
    expect(findLost(place('person'), TYPED, NOW)).toBeUndefined()
  })

  it('count as sent once a later step is shown, so that what the store says of them holds', () => {
    keepStep(place('person'), TYPED, NOW)
    expect(findLost(place('you'), EMPTY, NOW)).toBeUndefined()
    expect(findLost(place('person'), OTHER, NOW)).toBeUndefined()
    // The store has lost the draft: what the browser has is better than nothing.
    expect(findLost(place('person'), EMPTY, NOW)).toEqual(TYPED)
  })

  it('are kept for seven days, then removed', () => {
    keepStep(place('person'), TYPED, NOW)
    expect(findLost(place('person'), EMPTY, NOW + 7 * DAY - 1)).toEqual(TYPED)
    expect(findLost(place('person'), EMPTY, NOW + 7 * DAY)).toBeUndefined()
    expect(stored.has('recommend')).toBe(false)
  })
})

describe('two drafts of one form', () => {
  it('keep their answers apart', () => {
    keepStep(place('person', 'A'), TYPED, NOW)
    keepStep(place('person', 'B'), OTHER, NOW)
    expect(findLost(place('person', 'A'), EMPTY, NOW)).toEqual(TYPED)
    expect(findLost(place('person', 'B'), EMPTY, NOW)).toEqual(OTHER)
  })

  it('are forgotten one by one', () => {
    keepStep(place('person', 'A'), TYPED, NOW)
    keepStep(place('person', 'B'), OTHER, NOW)
    forgetDraft(place('person', 'A'), NOW)
    expect(findLost(place('person', 'A'), EMPTY, NOW)).toBeUndefined()
    expect(findLost(place('person', 'B'), EMPTY, NOW)).toEqual(OTHER)
  })

  it('hand on to a new one what the last was left with', () => {
    keepStep(place('person', 'A'), OTHER, NOW)
    keepStep(place('person', 'B'), TYPED, NOW + 1)
    adoptUnsent(place('person', 'C'), () => false, NOW + 2)
    expect(findLost(place('person', 'C'), EMPTY, NOW + 2)).toEqual(TYPED)
    expect(findLost(place('person', 'B'), EMPTY, NOW + 2)).toBeUndefined()
  })

  it('hand on nothing that another tab goes on with, and nothing that was sent', () => {
    keepStep(place('person', 'A'), TYPED, NOW)
    adoptUnsent(place('person', 'C'), (draft) => draft === 'A', NOW)
    expect(findLost(place('person', 'C'), EMPTY, NOW)).toBeUndefined()
    findLost(place('you', 'A'), EMPTY, NOW)
    adoptUnsent(place('person', 'C'), () => false, NOW)
    expect(findLost(place('person', 'C'), EMPTY, NOW)).toBeUndefined()
  })
})

it('what was sent is forgotten, what another tab has not sent yet is not', () => {
  keepStep(place('you'), TYPED, NOW)
  keepStep(place('you', 'A'), TYPED, NOW)
  keepStep(place('person', 'B'), OTHER, NOW)
  findLost(place('check', 'A'), {}, NOW)
  forgetSent('recommend', NOW)
  expect(Object.keys(JSON.parse(stored.get('recommend') ?? ''))).toEqual(['B'])
  findLost(place('check', 'B'), {}, NOW)
  forgetSent('recommend', NOW)
  expect(stored.has('recommend')).toBe(false)
})

it.each([
  '{',
  '7',
  'null',
  '{"A":{"at":"x","steps":{}}}',
  '{"at":1800000000000,"steps":{"person":{}}}',
])('text of another format is no answer: %s', (text) => {
  stored.set('recommend', text)
  expect(findLost(place('person'), EMPTY, NOW)).toBeUndefined()
  keepStep(place('person'), TYPED, NOW)
  expect(findLost(place('person'), EMPTY, NOW)).toEqual(TYPED)
})

it('a browser that may keep nothing gives a form without kept answers', () => {
  const refuse = () => {
    throw new Error('denied')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  keepStep(place('person'), TYPED, NOW)
  expect(findLost(place('person'), EMPTY, NOW)).toBeUndefined()
  forgetSent('recommend', NOW)
})
