import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../../factories/fresh-store.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

const FACTS = `
- id: mci
  title: { en: Index, ru: Показатель, kk: Көрсеткіш }
  unit: kzt
  checked: "2026-01-10"
  confidence: official
  periods:
    - { from: "2025-01-01", value: 3932, sources: [] }
    - { from: "2026-01-01", value: 4325, sources: [] }
- id: fee
  title: { en: Fee, ru: Сбор, kk: Алым }
  unit: mci
  checked: "2026-01-10"
  confidence: contested
  periods:
    - { from: "2020-01-01", since: seen, value: 4, sources: [] }
`

async function contentFolder(facts: string): Promise<string> {
  const folder = await freshFolder()
  await mkdir(join(folder, 'content/facts'), { recursive: true })
  await writeFile(join(folder, 'content/facts/all.yml'), facts)
  for (const name of ['sources', 'acts', 'glossary']) {
    await writeFile(join(folder, `content/${name}.yml`), '[]\n')
  }
  return folder
}

const fee = {
  id: 'fee',
  title: { en: 'Fee', ru: 'Сбор', kk: 'Алым' },
  confidence: 'contested',
  checked: '2026-01-10',
  due: '2026-04-10',
}

test.each([
  ['2026-04-09', []],
  ['2026-04-10', [fee]],
])('on %s these records are due a check: %j', async (TODAY, due) => {
  const folder = await contentFolder(FACTS)
  const { code, stdout, stderr } = await runSite(['facts', 'due', '--json'], { TODAY }, folder)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(readJsonLines(stdout)).toEqual(due)
})

const ENDING = `
- id: quota
  title: { en: Quota, ru: Квота, kk: Квота }
  unit: count
  checked: "2026-11-22"
  confidence: official
  periods:
    - { from: "2026-01-01", value: 2281, sources: [order, report] }
    - { from: "2027-01-01", value: null, sources: [] }
`
const SOURCES = `
- { id: order, title: The order, publisher: State, language: en, url: "https://example.org/order", kind: official }
- { id: report, title: A report, publisher: Paper, language: ru, url: "https://example.org/report", kind: press }
`

test('with their sources, what is due stands beside each page to compare it with', async () => {
  const folder = await contentFolder(ENDING)
  await writeFile(join(folder, 'content/sources.yml'), SOURCES)
  const env = { TODAY: '2026-12-01' }
  const table = await runSite(['facts', 'due', '--with-source'], env, folder)
  expect(table.stdout.split('\n')).toEqual([
    'id     title  value  source',
    'quota  Quota  2,281  https://example.org/order',
    'quota  Quota  2,281  https://example.org/report',
    '',
  ])
  const json = await runSite(['facts', 'due', '--with-source', '--json'], env, folder)
  expect(readJsonLines(json.stdout)).toMatchObject([
    { id: 'quota', value: '2,281', source: 'The order', url: 'https://example.org/order' },
    { id: 'quota', value: '2,281', source: 'A report', url: 'https://example.org/report' },
  ])
  const plain = await runSite(['facts', 'due', '--json'], env, folder)
  expect(readJsonLines(plain.stdout)).toMatchObject([
    { id: 'quota', due: '2026-12-01', lastKnown: '2026-12-31' },
  ])
})

test('the due records stand in a table to read', async () => {
  const folder = await contentFolder(FACTS)
  const { stdout } = await runSite(['facts', 'due'], { TODAY: '2027-02-01' }, folder)
  expect(stdout.split('\n')).toEqual([
    'due         id   checked     confidence  known until  title',
    '2026-04-10  fee  2026-01-10  contested   -            Fee',
    '2027-01-10  mci  2026-01-10  official    -            Index',
    '',
  ])
})

test('changes since a day, the day included, are listed until today', async () => {
  const folder = await contentFolder(FACTS)
  const words = ['facts', 'changes', '--since', '2026-01-01', '--json']
  const { stdout } = await runSite(words, { TODAY: '2026-01-01' }, folder)
  expect(readJsonLines(stdout)).toEqual([
    {
      day: '2026-01-01',
      since: 'exact',
      id: 'mci',
      title: { en: 'Index', ru: 'Показатель', kk: 'Көрсеткіш' },
      unit: 'kzt',
      before: 3932,
      after: 4325,
    },
  ])
  const before = await runSite(words, { TODAY: '2025-12-31' }, folder)
  expect(before).toEqual({ code: 0, stdout: '', stderr: '' })
})

test('changes to read show the values in words', async () => {
  const folder = await contentFolder(FACTS)
  const words = ['facts', 'changes', '--since', '2026-01-01']
  const { stdout } = await runSite(words, { TODAY: '2026-02-01' }, folder)
  expect(stdout).toMatch(/^2026-01-01 {2}mci {2}3,932.₸ {2}4,325.₸ {2}Index$/m)
})

test('a ledger that cannot be read is said, with its file', async () => {
  const folder = await contentFolder('- id: WRONG\n')
  const { code, stdout, stderr } = await runSite(['facts', 'due', '--json'], {}, folder)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('all.yml')
})
