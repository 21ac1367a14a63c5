import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { withLock } from '#lib/cli/launch/lock.mjs'
import { freshFolder } from '../../factories/fresh-store.ts'

it('gives what the work gives, and the lock back', async () => {
  const lock = join(await freshFolder(), 'deep/lock')
  const onWait = vi.fn()
  expect(await withLock(lock, onWait, async () => existsSync(lock))).toBe(true)
  expect(existsSync(lock)).toBe(false)
  expect(onWait).not.toHaveBeenCalled()
})

it('gives the lock back when the work fails', async () => {
  const lock = join(await freshFolder(), 'lock')
  const failing = withLock(lock, vi.fn(), async () => {
    throw new Error('the work failed')
  })
  await expect(failing).rejects.toThrow('the work failed')
  expect(existsSync(lock)).toBe(false)
})

it('lets one work at a time, and says once that another waits', async () => {
  const lock = join(await freshFolder(), 'lock')
  const order: string[] = []
  const onWait = vi.fn()
  let finish = (): void => {}
  const first = withLock(lock, vi.fn(), async () => {
    order.push('first begins')
    await new Promise<void>((resolve) => (finish = resolve))
    order.push('first ends')
  })
  const second = withLock(lock, onWait, async () => void order.push('second begins'))
  await vi.waitFor(() => expect(onWait).toHaveBeenCalledTimes(1))
  finish()
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'first ends', 'second begins'])
  expect(onWait).toHaveBeenCalledTimes(1)
})

it('takes the lock of a process that crashed', async () => {
  const lock = join(await freshFolder(), 'lock')
  writeFileSync(lock, '1')
  utimesSync(lock, new Date(0), new Date(0))
  expect(await withLock(lock, vi.fn(), async () => 'done')).toBe('done')
})
