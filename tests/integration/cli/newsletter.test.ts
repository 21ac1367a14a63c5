import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

function environment(dataDir: string, databaseUrl?: string): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    CONTENT_DIR: process.env.CONTENT_DIR ?? '',
    SITE_URL: 'https://guide.example',
    SITE_SECRET: 's'.repeat(32),
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  }
}

test('preview shows each language and writes it as files, without a store', async () => {
  withLetter()
  const out = await freshFolder()
  const settings = { ...environment('/nowhere/at/all'), SITE_SECRET: '' }
  const json = await runSite(['newsletter', 'preview', LETTER, '--json', '--out', out], settings)
  expect(json).toMatchObject({ code: 0, stderr: '' })
  expect(readJsonLines(json.stdout)).toMatchObject([
    { letter: LETTER, locale: 'en', subject: 'Subject en' },
    { letter: LETTER, locale: 'ru', subject: 'Subject ru' },
    { letter: LETTER, locale: 'kk', subject: 'Subject kk' },
  ])
  expect(await readdir(out)).toEqual(
    ['en', 'kk', 'ru'].flatMap((l) => [`${LETTER}-${l}.html`, `${LETTER}-${l}.txt`]),
  )
  expect(await readFile(join(out, `${LETTER}-kk.html`), 'utf8')).toContain('<html lang="kk"')
})

test('a letter that cannot be sent is said by file, and the command fails', async () => {
  withLetter({ ru: '| a |\n| - |\n| b |\n' })
  const settings = environment(await freshFolder())
  const { code, stdout, stderr } = await runSite(['newsletter', 'preview', LETTER], settings)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/ru\.mdx: a letter has no table; it takes words, lists and links\.\n$/)
  const unknown = await runSite(['newsletter', 'send'], settings)
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining(LETTER) })
})

test.each([
  ['a bare number', 'Пошлина — 4600 тенге.\n', /ru\.mdx:5: “4600 тенге” is a bare number/],
  [
    'a link within the site that leads nowhere',
    '[Сюда](/guides/nowhere).\n',
    /ru\.mdx:5: .*nowhere/,
  ],
  ['a table', '| a |\n| - |\n| b |\n', /ru\.mdx: a letter has no table/],
])('a letter with %s is not sent, and a dry run says why', async (_, ru, said) => {
  withLetter({ ru })
  const { store, settings } = await freshStore()
  await confirmedSubscriber(store)
  for (const words of [['--dry-run'], []]) {
    const ran = await runSite(
      ['newsletter', 'send', LETTER, ...words],
      environment(settings.dataDir),
    )
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(said) })
  }
  expect(await store.letters.list()).toEqual([])
})

describe.each(DATABASES)('the newsletter on $name', (database) => {
  test('send counts first, begins once, and status tells where the copies are', async () => {
    withLetter()
    const { store, settings } = await freshStore(database)
    for (const [email, locale] of [
      ['a@example.org', 'kk'],
      ['b@example.org', 'ru'],
    ] as const) {
      await confirmedSubscriber(store, { email, locale })
    }
    const where = environment(settings.dataDir, settings.databaseUrl)
    const run = async (...words: string[]) => {
      const ran = await runSite(['newsletter', ...words, '--json'], where)
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      return readJsonLines(ran.stdout)
    }
    expect(await run('send', LETTER, '--dry-run')).toMatchObject([{ recipients: 2 }])
    expect(await run('status')).toEqual([])
    expect(await run('send', LETTER)).toMatchObject([
      { begun: 'begun', date: LETTER, status: 'sending', copies: { waiting: 2, sent: 0 } },
    ])
    expect(await run('send', LETTER)).toMatchObject([{ begun: 'again', copies: { waiting: 2 } }])
    expect(await run('pause', LETTER)).toEqual([{ letter: LETTER, paused: true }])
    expect(await run('status')).toMatchObject([{ status: 'paused', copies: { waiting: 2 } }])
    expect(await run('resume', LETTER)).toEqual([{ letter: LETTER, paused: false }])
    const again = await runSite(['newsletter', 'resume', LETTER], where)
    expect(again).toMatchObject({ code: 1, stdout: '' })
  })
})
