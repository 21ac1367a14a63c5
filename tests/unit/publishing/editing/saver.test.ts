import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSaver, type SaveAnswer, type SaveState } from '#components/desk/editing/saver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A browser's own storage. */
function storage() {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
}

/** A saver whose server gives these answers one after the other; an Error is a broken connection. */
function saverWith(answers: (SaveAnswer | Error)[], store = storage()) {
  const states: SaveState[] = []
  const sent: [text: string, version: number][] = []
  const saver = createSaver({
    path: 'guides/a/en.mdx',
    base: 'hash',
    version: 0,
    storage: store,
    onState: (state) => states.push(state),
    async post(text, _base, version) {
      sent.push([text, version])
      const answer = answers.shift()
      if (!answer || answer instanceof Error) throw answer ?? new Error('no answer')
      return answer
    },
  })
  return { saver, states, sent, store, last: () => states.at(-1)?.kind }
}

it('a text is saved once its writer pauses, and not at every key', async () => {
  const { saver, sent, last, store } = saverWith([{ state: 'saved', version: 1 }])
  for (const text of ['a', 'ab', 'abc']) {
    saver.changed(text)
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(sent).toEqual([])
  expect(saver.kept()?.text).toBe('abc')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual([['abc', 0]])
  expect(last()).toBe('saved')
  expect(store.held.size).toBe(0)
  expect(saver.isDirty()).toBe(false)
})

it('what is typed while a text is on its way is saved after it, as its next version', async () => {
  const { saver, sent } = saverWith([
    { state: 'saved', version: 4 },
    { state: 'saved', version: 5 },
  ])
  saver.changed('one')
  const first = saver.save()
  saver.changed('one two')
  await first
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual([
    ['one', 0],
    ['one two', 4],
  ])
})

it('a broken connection loses nothing: it is said, kept, and tried again until it is there', async () => {
  const { saver, sent, last } = saverWith([
    new Error('reset'),
    new Error('reset'),
    { state: 'saved', version: 1 },
  ])
  saver.changed('words')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(last()).toBe('offline')
  expect(saver.kept()?.text).toBe('words')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(sent.length).toBe(3)
  expect(last()).toBe('saved')
  expect(saver.kept()).toBeUndefined()
})

it('after a session has ended, the text is saved as soon as its writer is signed in again', async () => {
  const { saver, last } = saverWith([
    { state: 'signed-out' },
    { state: 'signed-out' },
    { state: 'saved', version: 1 },
  ])
  saver.changed('words')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(last()).toBe('signed-out')
  expect(saver.kept()?.text).toBe('words')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(last()).toBe('saved')
})

it('a page that was closed before its text was saved gives it back', async () => {
  const store = storage()
  const closed = saverWith([new Error('gone')], store)
  closed.saver.changed('half a sentence')
  closed.saver.stop()
  expect(saverWith([], store).saver.kept()).toMatchObject({ text: 'half a sentence', base: 'hash' })
})

it('a draft that was saved in another window is shown, and overwritten only when that is wanted', async () => {
  const { saver, sent, states } = saverWith([
    { state: 'changed', text: 'there', version: 7 },
    { state: 'saved', version: 8 },
  ])
  saver.changed('here')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toEqual([['here', 0]])
  expect(states.at(-1)).toEqual({ kind: 'changed', text: 'there', version: 7 })
  expect(saver.kept()?.text).toBe('here')
  await saver.saveOver(7)
  expect(sent.at(-1)).toEqual(['here', 7])
})

it('a text that is too long is said and kept, and not sent again and again', async () => {
  const { saver, sent, last } = saverWith([{ state: 'too-long' }])
  saver.changed('x'.repeat(2_000_000))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent.length).toBe(1)
  expect(last()).toBe('too-long')
  expect(saver.kept()?.text.length).toBe(2_000_000)
})

it('a browser without storage saves all the same', async () => {
  const full = { ...storage(), setItem: () => expect.fail('QuotaExceededError') }
  const { saver, last } = saverWith([{ state: 'saved', version: 1 }], full)
  saver.changed('words')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(last()).toBe('saved')
})
