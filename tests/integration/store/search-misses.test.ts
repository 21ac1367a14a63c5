import { describe, expect, test } from 'vitest'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'

describe.each(DATABASES)('searches without result on $name', (database) => {
  test('a query is kept once, with how often it was asked and the last day', async () => {
    const { store } = await freshStore(database)
    await store.searchMisses.count('тандыр', '2026-11-22')
    await store.searchMisses.count('sauna', '2026-11-23')
    await store.searchMisses.count('тандыр', '2026-11-25')
    expect(await store.searchMisses.list(10)).toEqual([
      { query: 'тандыр', times: 2, lastDay: '2026-11-25' },
      { query: 'sauna', times: 1, lastDay: '2026-11-23' },
    ])
    expect(await store.searchMisses.list(1)).toHaveLength(1)
  })

  test('the same query at the same moment is counted each time', async () => {
    const { store } = await freshStore(database)
    await Promise.all(
      Array.from({ length: 8 }, () => store.searchMisses.count('sauna', '2026-11-25')),
    )
    expect(await store.searchMisses.list(10)).toMatchObject([{ query: 'sauna', times: 8 }])
  })
})
