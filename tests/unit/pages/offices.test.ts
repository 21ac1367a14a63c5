import { describe, expect, it } from 'vitest'
import { loadOffices, migrationActs, officeSources, officesSchema } from '#lib/pages/offices.ts'

/** The offices of the content with a change; the messages of what does not fit. */
function faultsOf(change: (offices: ReturnType<typeof loadOffices>) => void): string[] {
  const offices = structuredClone(loadOffices())
  change(offices)
  const parsed = officesSchema.safeParse(offices)
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}

describe('offices.yml', () => {
  it('names 1414 and every official site that the facts send people to', () => {
    const { services } = loadOffices()
    expect(services.find(({ id }) => id === 'contact-centre')?.phone).toBe('1414')
    expect(services.flatMap(({ url }) => url ?? [])).toEqual(
      expect.arrayContaining([
        'https://migration.enbek.kz',
        'https://app.testcenter.kz',
        'https://vmp.gov.kz',
        'https://egov.kz',
      ]),
    )
  })

  it('has all 20 regions, each once', () => {
    expect(new Set(loadOffices().regions.map(({ id }) => id)).size).toBe(20)
    expect(faultsOf(({ regions }) => regions.pop())).toEqual(['The region “KZ-27” is missing.'])
    expect(
      faultsOf(({ regions }) => regions.push(...structuredClone(regions.slice(3, 4)))),
    ).toEqual(['The region “KZ-75” is listed twice.'])
  })

  it('takes no service and no office without a source', () => {
    expect(
      faultsOf(({ services }) => Object.assign(services[0] ?? {}, { facts: [], sources: [] })),
    ).toEqual(['Name a record or a source that says what the service does.'])
    const office = {
      name: { en: 'Office', ru: 'Отдел', kk: 'Бөлім' },
      city: { en: 'Almaty', ru: 'Алматы', kk: 'Алматы' },
      checked: '2026-11-30',
      sources: ['nobody-knows'],
    }
    expect(faultsOf(({ regions }) => regions[3]?.offices.push(office))).toEqual([
      'There is no source “nobody-knows”.',
    ])
    expect(faultsOf(({ regions }) => regions[3]?.offices.push({ ...office, sources: [] }))).toEqual(
      [expect.stringContaining('Too small')],
    )
  })

  it('gives the pages behind a service', () => {
    const [centre] = loadOffices().services
    expect(officeSources(centre?.sources ?? []).map(({ url }) => url)).toContain(
      'https://adilet.zan.kz/eng/docs/V1600013324',
    )
  })
})

it('the four acts of migration law are there, with the text where it can be read', () => {
  expect(migrationActs().map(({ id }) => id)).toEqual([
    'law-foreigners',
    'law-migration',
    'resolution-148',
    'order-992',
  ])
  expect(migrationActs().filter(({ url }) => url).length).toBeGreaterThanOrEqual(3)
})
