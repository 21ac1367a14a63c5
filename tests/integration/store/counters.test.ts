import { describe, expect, test } from 'vitest'
import { openCounters } from '#lib/store/counters.ts'
import { DATABASES } from '../../factories/fresh-store.ts'

const RULE = { name: 'test', most: 3, seconds: 60 }

describe.each(DATABASES)('counters on $name', (database) => {
  test('let so many through, at once or one by one, and tell the others how long to wait', async () => {
    const counters = openCounters(await database.prepare())
    const waits = await Promise.all(Array.from({ length: 10 }, () => counters.count(RULE, 'a')))
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(3)
    for (const wait of waits.filter((one) => one !== undefined)) {
      expect(wait).toBeGreaterThan(50)
      expect(wait).toBeLessThanOrEqual(60)
    }
    expect(await counters.count(RULE, 'b')).toBeUndefined()
    expect(await counters.count({ ...RULE, name: 'other' }, 'a')).toBeUndefined()
    await counters.close()
  })
})

const shared = DATABASES.filter(({ name }) => name === 'PostgreSQL')

test.runIf(shared.length > 0)('two processes on PostgreSQL count together', async () => {
  const settings = await shared[0]?.prepare()
  const [one, two] = [openCounters(settings ?? {}), openCounters(settings ?? {})]
  await one.count(RULE, 'warm')
  await two.count(RULE, 'warm')
  // The table is made while the first are counted by each process alone.
  await expect
    .poll(async () => {
      await one.count({ ...RULE, name: 'shared' }, 'a')
      return two.count({ ...RULE, name: 'shared' }, 'a')
    })
    .toBeDefined()
  const fresh = { ...RULE, name: 'fresh' }
  await Promise.all([one.count(fresh, 'a'), one.count(fresh, 'a'), two.count(fresh, 'a')])
  expect(await one.count(fresh, 'a')).toBeDefined()
  expect(await two.count(fresh, 'a')).toBeDefined()
  await Promise.all([one.close(), two.close()])
})

test('a database that does not answer stops nobody', async () => {
  const counters = openCounters({ databaseUrl: 'postgres://127.0.0.1:1/none' })
  expect(await counters.count(RULE, 'a')).toBeUndefined()
  await counters.close()
})
