import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { StoreSettings } from '#lib/store/connect.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

function asEnvironment({ dataDir, databaseUrl }: StoreSettings): Record<string, string> {
  return { DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
}

describe.each(DATABASES)('the command line on $name', (database) => {
  test('recommendations come out as JSON lines with exactly what was stored', async () => {
    const { store, settings } = await freshStore(database)
    const recommendations = HOSTILE_TEXTS.map(([, text]) =>
      makeRecommendation({
        person: {
          name: text,
          place: text,
          knownFor: text,
          qualities: ['cares'],
          story: text,
          link: 'https://example.org/',
        },
        recommender: { name: text, email: 'a@example.org', relation: text },
      }),
    )
    const bare = makeRecommendation()
    for (const recommendation of [...recommendations, bare]) {
      const { reference } = recommendation
      const rest = { idempotencyKey: reference, consentText: '', mails: [] }
      await store.recommendations.insert({ recommendation, ...rest })
    }
    const expected = [...recommendations, bare].map(({ person, createdAt, ...rest }) => ({
      ...rest,
      createdAt: createdAt.toString(),
      person: { link: null, ...person },
    }))
    for (const verb of ['list', 'export']) {
      const words = ['recommendations', verb, '--json']
      const { code, stdout, stderr } = await runSite(words, asEnvironment(settings))
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(readJsonLines(stdout)).toEqual(expected)
    }
  })

  test('subscribers come out with their fields and no secret', async () => {
    const { store, settings } = await freshStore(database)
    const { subscriber, leaveHash } = await confirmedSubscriber(store)
    await store.subscribers.setLeft(leaveHash, true, subscriber.createdAt)
    const second = makeRequest({ email: 'b@example.org', topics: ['changes', 'heroes'] })
    await store.subscribers.askToConfirm({ ...second, at: second.at.add({ seconds: 1 }) })
    const words = ['subscribers', 'list', '--json']
    const { code, stdout, stderr } = await runSite(words, asEnvironment(settings))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(readJsonLines(stdout)).toEqual([
      {
        email: 'reader@example.org',
        locale: 'ru',
        topics: ['letter'],
        status: 'left',
        createdAt: '2026-11-24T07:00:00Z',
      },
      {
        email: 'b@example.org',
        locale: 'ru',
        topics: ['changes', 'heroes'],
        status: 'pending',
        createdAt: '2026-11-24T07:00:01Z',
      },
    ])
  })

  test('an empty list prints no JSON line, and “None.” as a table', async () => {
    const { settings } = await freshStore(database)
    const environment = asEnvironment(settings)
    expect(await runSite(['recommendations', 'list', '--json'], environment)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(await runSite(['subscribers', 'list'], environment)).toMatchObject({
      stdout: 'None.\n',
    })
  })

  test('“store migrate” says what it did, once', async () => {
    const environment = asEnvironment(await database.prepare())
    const words = ['store', 'migrate', '--json']
    const first = await runSite(words, environment)
    expect(readJsonLines(first.stdout)[0]).toEqual({ migration: '2026_11_22_first' })
    expect(await runSite(words, environment)).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

test('the table to read has a line for each, and nothing that steers the terminal', async () => {
  const { store, settings } = await freshStore()
  const { person } = makeRecommendation()
  const recommendation = makeRecommendation({
    reference: 'WE-TABLE',
    person: { ...person, name: 'two\nlines \u009b31m' },
  })
  const rest = { idempotencyKey: 'key', consentText: '', mails: [] }
  await store.recommendations.insert({ recommendation, ...rest })
  const { stdout } = await runSite(['recommendations', 'list'], asEnvironment(settings))
  expect(stdout.split('\n')).toEqual([
    'reference  createdAt             locale  status  name            place',
    'WE-TABLE   2026-11-24T07:00:00Z  kk      new     two lines ·31m  Өскемен',
    '',
  ])
})

test('a CSV file opens in a spreadsheet without running what strangers wrote', async () => {
  const { store, settings } = await freshStore()
  const recommendation = makeRecommendation({
    reference: 'WE-CSV',
    person: {
      name: '=cmd|calc',
      place: 'a, "b"',
      knownFor: '@x',
      qualities: ['builds', 'fair'],
      story: 'бір\nекі',
    },
  })
  const rest = { idempotencyKey: 'key', consentText: '', mails: [] }
  await store.recommendations.insert({ recommendation, ...rest })
  const words = ['recommendations', 'export', '--csv']
  const { stdout } = await runSite(words, asEnvironment(settings))
  const line = (cells: string[], separator: string) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)}\r\n`
  const titles =
    'reference createdAt locale status name place knownFor qualities story link recommenderName recommenderEmail relation suspicion'
  const cells = [
    ...['WE-CSV', '2026-11-24T07:00:00Z', 'kk', 'new', "'=cmd|calc", 'a, "b"', "'@x"],
    ...['builds fair', 'бір\nекі', '', 'Сәуле', 'saule@example.org', 'көрші', ''],
  ]
  expect(stdout).toBe(`${line(titles.split(' '), ',')}${line(cells, ',')}`)
  const semicolons = ['recommendations', 'export', '--format', 'csv', '--separator', ';']
  const other = await runSite(semicolons, asEnvironment(settings))
  expect(other.stdout).toBe(`${line(titles.split(' '), ';')}${line(cells, ';')}`)
  const workbook = await runSite(
    ['recommendations', 'export', '--format', 'xlsx'],
    asEnvironment(settings),
  )
  expect(workbook.stdout.startsWith('PK')).toBe(true)
  for (const wrong of [
    ['--format', 'ods'],
    ['--separator', '|'],
    ['--encoding', 'cp1251'],
  ]) {
    const refused = await runSite(
      ['recommendations', 'export', '--csv', ...wrong],
      asEnvironment(settings),
    )
    expect(refused, wrong.join(' ')).toMatchObject({ code: 2, stdout: '' })
  }
  const both = await runSite([...words, '--json'], asEnvironment(settings))
  expect(both).toMatchObject({ code: 2, stdout: '' })
})

test('an address is removed with its subscription, and its recommendations are named', async () => {
  const { store, settings } = await freshStore()
  await confirmedSubscriber(store)
  await store.subscribers.askToConfirm(makeRequest({ email: 'b@example.org' }))
  const recommendation = makeRecommendation({
    reference: 'WE-2222AAAA',
    recommender: { name: 'R', email: 'reader@example.org', relation: 'x' },
  })
  const rest = { idempotencyKey: 'key', consentText: '', mails: [] }
  await store.recommendations.insert({ recommendation, ...rest })
  const pending = ['subscribers', 'export', '--status', 'pending', '--csv']
  const { stdout: listed } = await runSite(pending, asEnvironment(settings))
  expect(listed.split('\r\n')).toHaveLength(3)
  expect(listed).toContain('"b@example.org"')
  const remove = ['subscribers', 'remove', 'Reader@example.org']
  const { code, stdout } = await runSite([...remove, '--json'], asEnvironment(settings))
  expect({ code, said: JSON.parse(stdout) }).toEqual({
    code: 0,
    said: { removed: true, recommendations: ['WE-2222AAAA'] },
  })
  expect(await store.subscribers.find('reader@example.org')).toBeUndefined()
  expect(await store.subscribers.find('b@example.org')).toBeDefined()
  await store.recommendations.remove({
    reference: 'WE-2222AAAA',
    by: 'site',
    why: 'editor',
    at: recommendation.createdAt,
  })
  expect(await runSite(remove, asEnvironment(settings))).toMatchObject({ code: 1, stdout: '' })
  for (const wrong of [
    ['subscribers', 'remove'],
    ['subscribers', 'remove', 'nobody'],
  ]) {
    expect(await runSite(wrong, asEnvironment(settings))).toMatchObject({ code: 2, stdout: '' })
  }
  const unknown = ['subscribers', 'list', '--status', 'gone']
  expect(await runSite(unknown, asEnvironment(settings))).toMatchObject({ code: 2, stdout: '' })
})

test('a folder without a store is an error, and stays without one', async () => {
  const dataDir = await freshFolder()
  const words = ['recommendations', 'list', '--json']
  const { code, stdout, stderr } = await runSite(words, { DATA_DIR: dataDir })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(`DATA_DIR: there is no store in “${dataDir}” yet; a start makes it.\n`)
  expect(await readdir(dataDir)).toEqual([])
})

test('a database that does not answer is one sentence without its password', async () => {
  const settings = { DATABASE_URL: 'postgres://user:password@127.0.0.1:1/we' }
  const { code, stdout, stderr } = await runSite(['subscribers', 'list'], settings)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe('DATABASE_URL: the store cannot be opened: nothing answers there.\n')
})
