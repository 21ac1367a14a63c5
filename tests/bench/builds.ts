import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { SERVER_FLAGS, serverEnvironment } from '#lib/cli/launch/run-pinned.mjs'
import { LOCALES } from '#lib/i18n/locales.ts'
import { listFolders } from '#lib/i18n/mdx-file.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { settings } from '../settings.ts'
import { buildWithAstro } from './builds/astro.ts'
import { generateContent } from './builds/generated-content.ts'
import { type Measured, measureRun } from './builds/measured-run.ts'
import { atMost, missing, told } from './pages/rows.ts'
import type { Row } from './search.ts'

const BUILD_DIR = '.next-bench'

const EDITED = 'A sentence that an editor has just written.'

/** How builds, and starts of what was built, grow with the number of guides. Each is run once. */
export async function benchBuilds(): Promise<Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-content-'))
  try {
    const many = join(dir, '1000')
    await generateContent(many, 1_000)
    const cold = await build(many)
    return [
      told('build of 1,000 guides in three languages', cold.seconds, 's'),
      told('memory that it takes', cold.megabytes, 'MB'),
      ...(await startAndEdit(many, cold)),
      ...(await besideAstro(many, cold)),
      ...(await growth(join(dir, '5000'), cold)),
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
    await rm(BUILD_DIR, { recursive: true, force: true })
  }
}

async function build(content: string): Promise<Measured> {
  await rm(BUILD_DIR, { recursive: true, force: true })
  return buildAgain(content)
}

function buildAgain(content: string): Promise<Measured> {
  const given = settings({ CONTENT_DIR: content, BUILD_DIR, DATA_DIR: join(content, '../data') })
  const env = serverEnvironment(process.cwd(), given)
  return measureRun([...SERVER_FLAGS, 'lib/cli/start-site.ts', 'build'], { env })
}

async function startAndEdit(content: string, cold: Measured): Promise<Row[]> {
  const begun = performance.now()
  const site = await startSite({ CONTENT_DIR: content, BUILD_DIR })
  const seconds = (performance.now() - begun) / 1000
  try {
    const all = await makeAll(site, content)
    await appendFile(join(content, 'guides/overview/en.mdx'), `\n${EDITED}\n`)
    const again = await editAgain(site, content)
    return [
      atMost('start of what was built, 1,000 guides', seconds, 's', 4),
      told('until each of the 3,000 pages was asked for once', all, 's'),
      told('after an edit: build, start, the page with the new words', again, 's'),
      atMost('the same against the cold build', again / cold.seconds, '×', 0.25),
    ]
  } finally {
    await site.stop()
  }
}

async function makeAll(site: RunningSite, content: string): Promise<number> {
  const begun = performance.now()
  process.env.CONTENT_DIR = content
  const slugs = listFolders('guides')
  delete process.env.CONTENT_DIR
  const left = LOCALES.flatMap((locale) => slugs.map((slug) => paths.guide(locale, slug)))
  async function reader(): Promise<void> {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const response = await fetch(`${site.url}${path}`)
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
    }
  }
  await Promise.all([reader(), reader(), reader(), reader()])
  return (performance.now() - begun) / 1000
}

async function editAgain(site: RunningSite, content: string): Promise<number> {
  const { seconds } = await buildAgain(content)
  const begun = performance.now()
  await site.restart()
  const page = await (await fetch(`${site.url}/en/guides/overview`)).text()
  if (!page.includes(EDITED)) throw new Error('the page does not show what was edited')
  return seconds + (performance.now() - begun) / 1000
}

async function besideAstro(content: string, cold: Measured): Promise<Row[]> {
  const astro = await buildWithAstro(join(content, 'guides'))
  if (!astro) return [missing('the build of 1,000 guides against Astro', 'no Astro', '≤ 1')]
  return [
    told('Astro’s build of the same guides, bare pages', astro.seconds, 's'),
    told('memory that it takes', astro.megabytes, 'MB'),
    atMost('the build of 1,000 guides against Astro, time', cold.seconds / astro.seconds, '×', 1),
    atMost('the same, memory', cold.megabytes / astro.megabytes, '×', 0.5),
  ]
}

async function growth(content: string, cold: Measured): Promise<Row[]> {
  await generateContent(content, 5_000)
  const large = await build(content)
  return [
    told('build of 5,000 guides in three languages', large.seconds, 's'),
    atMost('growth from 1,000 to 5,000 guides, time', large.seconds / cold.seconds, '×', 5.5),
    atMost('the same, memory', large.megabytes / cold.megabytes, '×', 1.3),
  ]
}
