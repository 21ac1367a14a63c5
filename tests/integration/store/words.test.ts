import { describe, expect, test } from 'vitest'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { makeRecommendation, storeRecommendation } from '../../factories/recommendation.ts'

function named(name: string) {
  return { person: { ...makeRecommendation().person, name } }
}

async function finds(store: Store, text: string): Promise<string[]> {
  const { entries } = await store.recommendations.inbox({ limit: 50, text })
  return entries.map(({ name }) => name).sort()
}

const ALIKE = [
  ['Ёлка Артём', ['елка', 'ЁЛКА', 'елк артем']],
  ['Семёнов', ['семенов', 'СЕМЁНОВ', 'семён']],
  ['İzmir Işık', ['izmir', 'IZMIR', 'İZMİR', 'ızmır', 'isik', 'IŞIK', 'ışık']],
  ['DIYARBAKIR', ['diyarbakır', 'Dıyarbakir', 'diyarbakir']],
  ['Қанат Әлі Өмірұлы', ['канат', 'ҚАНАТ', 'али омирулы', 'Әлі', 'алі']],
  ['Yıldız Çağlar', ['yildiz', 'YILDIZ', 'caglar', 'Çağ']],
  ['José Muñoz', ['jose', 'munoz', 'JOSÉ']],
  ['Рай Майский', ['май', 'маи', 'маӥ']],
] as const

describe.each(DATABASES)('words in the inbox on $name', (database) => {
  test.each(ALIKE)('%s is found by what people take for it', async (name, asked) => {
    const { store } = await freshStore(database)
    await storeRecommendation(store, named(name))
    await storeRecommendation(store, named('Somebody Else'))
    for (const text of asked) expect(await finds(store, text), text).toEqual([name])
  })

  test('what differs in more than that stays apart', async () => {
    const { store } = await freshStore(database)
    await storeRecommendation(store, named('Ёлка'))
    for (const text of ['ялка', 'елкам', 'jolka', 'ель'])
      expect(await finds(store, text)).toEqual([])
  })
})
