import { Readable } from 'node:stream'
import { importSubscribers } from '#lib/newsletter/import-subscribers.ts'
import { beginLetter, prepareBegunLetters } from '#lib/newsletter/start-letter.ts'
import type { Store } from '#lib/store/store.ts'
import { contentFolder } from '../../factories/content-folder.ts'
import { LETTER, letterFile } from '../../factories/letter.ts'

/** What the letters of benchmarks are made with. */
export const SETTINGS = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the benchmarks',
}

const LOCALES = ['en', 'ru', 'kk'] as const

/** Gives a store confirmed subscribers of these names, in three languages by turns. */
export async function fillList(store: Store, names: Iterable<string>): Promise<void> {
  let turn = 0
  function* lines() {
    yield 'email,locale,topics,consent_day,consent_proof\n'
    for (const name of names) {
      yield `${name}@example.org,${LOCALES[turn++ % 3]},letter,2026-01-01,made for a benchmark\n`
    }
  }
  const source = { store, csv: Readable.from(lines()), by: 'bench', today: '2026-12-01' }
  const imported = importSubscribers({ ...source, now: Temporal.Now.instant }, SETTINGS)
  for await (const { outcome, email } of imported) {
    if (outcome !== 'imported') throw new Error(`${email} was not imported: ${outcome}`)
  }
}

/** Begins a letter of usual length to all of them. */
export async function beginBenchLetter(store: Store, date = LETTER): Promise<void> {
  const body = Array.from(
    { length: 12 },
    (_, i) =>
      `## Part ${'abcdefghijkl'[i]}\n\nWhat has changed for you, and [what to do](/guides/the-card). ${'Some words of a letter. '.repeat(12)}\n`,
  ).join('\n')
  const files = LOCALES.map((locale): [string, string] => [
    `letters/${date}/${locale}.mdx`,
    letterFile(body, `News ${locale}`),
  ])
  const folder = contentFolder(Object.fromEntries(files))
  const before = process.env.CONTENT_DIR
  process.env.CONTENT_DIR = folder.dir
  try {
    const now = Temporal.Now.instant()
    await beginLetter({ store, date, by: 'bench', day: '2026-12-01', now }, SETTINGS)
    await prepareBegunLetters(store, now)
  } finally {
    if (before === undefined) delete process.env.CONTENT_DIR
    else process.env.CONTENT_DIR = before
    folder[Symbol.dispose]()
  }
}
