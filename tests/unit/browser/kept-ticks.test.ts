import { beforeEach, expect, it, vi } from 'vitest'
import { keepTicks, ticksOf } from '#components/browser/kept-ticks.ts'

const NOW = 1_800_000_000_000

let stored: Map<string, string>

beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  })
})

it('keeps the ticks of each plan apart', () => {
  keepTicks('plana1', ['travel-passport', 'legalise'], NOW)
  keepTicks('planb2', ['get-iin'], NOW)
  expect(ticksOf('plana1')).toEqual(['travel-passport', 'legalise'])
  expect(ticksOf('planb2')).toEqual(['get-iin'])
  expect(ticksOf('planc3')).toEqual([])
})

it('leaves nothing behind when the last tick is taken back', () => {
  keepTicks('plana1', ['legalise'], NOW)
  keepTicks('plana1', [], NOW)
  expect(ticksOf('plana1')).toEqual([])
  expect(stored.size).toBe(0)
})

it('forgets the plans that were left longest', () => {
  for (let n = 0; n < 25; n++) keepTicks(`plan${n}`, ['legalise'], NOW + n)
  expect(ticksOf('plan4')).toEqual([])
  expect(ticksOf('plan5')).toEqual(['legalise'])
  expect(ticksOf('plan24')).toEqual(['legalise'])
})

it.each(['', 'null', '[]', '7', '{"plana1":{"at":"x"}}', '{"plana1":{"at":1,"steps":[1]}}', '{'])(
  'reads nothing from %j, and keeps new ticks all the same',
  (text) => {
    stored.set('ticks', text)
    expect(ticksOf('plana1')).toEqual([])
    expect(keepTicks('plana1', ['legalise'], NOW)).toBe(true)
    expect(ticksOf('plana1')).toEqual(['legalise'])
  },
)

it('says when the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    },
    removeItem: () => {},
  })
  expect(keepTicks('plana1', ['legalise'], NOW)).toBe(false)
})
