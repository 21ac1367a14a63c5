import { expect, it } from 'vitest'
import { WaitBudget } from '#lib/config/wait-budget.ts'

it('counts waits one after another, and those at the same time once', async () => {
  let now = 0
  const budget = new WaitBudget(4_000, () => now)
  const wait = (ms: number) => async () => {
    now += ms
  }
  await budget.during(wait(1_000))
  now += 60_000 // work that is no wait, such as a slow upload
  expect(budget.leftMs).toBe(3_000)

  const gate = Promise.withResolvers<void>()
  const both = Promise.all([budget.during(() => gate.promise), budget.during(() => gate.promise)])
  now += 500
  expect(budget.leftMs).toBe(2_500)
  gate.resolve()
  await both
  expect(budget.leftMs).toBe(2_500)

  await expect(budget.during(() => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
  await budget.during(wait(9_000))
  expect(budget.leftMs).toBe(0)
})
