import { describe, expect, test } from 'vitest'
import { openCounters } from '#lib/store/counters.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'

const RULE = { name: 'test', most: 3, seconds: 60 }

describe.each(DATABASES)('counters on $name', (database) => {
  test('let so many through, at once or one by one, and tell the others how long to wait', async () => {
    const { settings } = await freshStore(database)
    const counters = openCounters(settings)
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
  const { settings } = await freshStore(shared[0])
  const [one, two] = [openCounters(settings), openCounters(settings)]
  await Promise.all([one.count(RULE, 'a'), one.count(RULE, 'a'), two.count(RULE, 'a')])
  expect(await one.count(RULE, 'a')).toBeDefined()
  expect(await two.count(RULE, 'a')).toBeDefined()
  await Promise.all([one.close(), two.close()])
})

test('a database that does not answer stops nobody', async () => {
  const counters = openCounters({ databaseUrl: 'postgres://127.0.0.1:1/none' })
  expect(await counters.count(RULE, 'a')).toBeUndefined()
  await counters.close()
})
