import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { stopChecker } from '#lib/publishing/check/check-process.ts'
import { readContentFile } from '#lib/publishing/content-file.ts'
import { saveDraft } from '#lib/publishing/drafts.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import { openStore } from '#lib/store/connect.ts'
import { type RunningSite, startSite } from '../../running-site.ts'
import type { Row } from '../search.ts'

const TEXT = 'guides/refusal/en.mdx'
const PAGE = '/en/guides/refusal'
const ANNA = 'anna@example.org'
const MARK = 'A sentence that was published just now.'

/** A page that every reader asks for while texts are checked. */
const READ_INTERVAL_MS = 20

/**
 * From “publish” to the new page at a reader's: on the same machine, and on another one with which
 * content is exchanged by `CONTENT_GIT`. And how long readers wait while a text is checked.
 */
export async function publishingTimes(day: string): Promise<Row[]> {
  const root = await mkdtemp(join(tmpdir(), 'we-guide-bench-'))
  const sites: RunningSite[] = []
  try {
    const remote = await twoFolders(root)
    for (const name of ['here', 'there']) {
      sites.push(
        await startSite({
          CONTENT_DIR: join(root, name, 'content'),
          CONTENT_GIT: `${remote}#main`,
          EDITORS: ANNA,
        }),
      )
    }
    const [here, there] = sites
    if (!here || !there) return []
    const dir = join(root, 'here', 'content')
    await Promise.all(sites.map((site) => fetch(site.url + PAGE)))
    await checkContentAs(dir, [], day)
    const reading = await readersWait(here, dir, day)
    const begun = performance.now()
    const published = publish(here, dir, { url: remote, branch: 'main' })
    const [first, second] = await Promise.all(
      [here, there].map(async (site) => {
        await shows(site, MARK)
        return performance.now() - begun
      }),
    )
    await published
    return [
      reading,
      row('from “publish” to the new page at a reader’s here', first, 3),
      row('… and on the other machine, by CONTENT_GIT', second, 40),
    ]
  } finally {
    stopChecker()
    await Promise.all(sites.map((site) => site.stop()))
    await rm(root, { recursive: true, force: true })
  }
}

async function twoFolders(root: string): Promise<string> {
  const git = (cwd: string, ...args: string[]) => {
    const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org']
    execFileSync('git', [...who, ...args], { cwd, stdio: 'pipe' })
  }
  const here = join(root, 'here')
  await mkdir(here)
  await cp('content', join(here, 'content'), { recursive: true })
  await writeFile(join(here, '.gitignore'), '.publishing/\n')
  git(root, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git')
  git(here, 'init', '--quiet', '--initial-branch=main')
  git(here, 'add', '--all')
  git(here, 'commit', '--quiet', '--message=First')
  git(here, 'push', '--quiet', join(root, 'remote.git'), 'main')
  git(root, 'clone', '--quiet', 'remote.git', 'there')
  return join(root, 'remote.git')
}

async function publish(
  site: RunningSite,
  dir: string,
  remote: { url: string; branch: string },
): Promise<void> {
  const store = await openStore({ dataDir: site.dataDir })
  try {
    const at = Temporal.Now.instant()
    const { text, hash } = await readContentFile(dir, TEXT)
    const draft = { path: TEXT, author: ANNA, baseHash: hash, at }
    await saveDraft(store, dir, { ...draft, text: `${text}\n${MARK}\n` })
    const change = await submitChange(store, { author: ANNA, paths: [TEXT], note: 'Why', at })
    if (change.outcome !== 'submitted') throw new Error(change.outcome)
    const settings = { dir, remote, needsReview: false }
    const done = await publishChange(store, settings, { id: change.id, by: ANNA, at })
    if (done.outcome !== 'published') throw new Error(JSON.stringify(done))
  } finally {
    await store.close()
  }
}

async function shows(site: RunningSite, words: string): Promise<void> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    const html = await (await fetch(site.url + PAGE)).text()
    if (html.includes(words)) return
    await sleep(50)
  }
  throw new Error(`${site.url}${PAGE} does not show the change`)
}

/** How long readers wait for a page while one draft after the other is checked: 19 of 20. */
async function readersWait(site: RunningSite, dir: string, day: string): Promise<Row> {
  const text = await readFile(join(dir, TEXT), 'utf8')
  const times: number[] = []
  let isOver = false
  const reader = (async () => {
    while (!isOver) {
      const begun = performance.now()
      await (await fetch(site.url + PAGE)).text()
      times.push(performance.now() - begun)
      await sleep(READ_INTERVAL_MS)
    }
  })()
  for (let round = 0; round < 10; round += 1) {
    await checkContentAs(dir, [{ path: TEXT, text: `${text}\nWord ${round % 3}\n` }], day)
  }
  isOver = true
  await reader
  const value = Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0)
  const figure = 'a reader’s page while a draft is checked, 19 of 20'
  return { figure, value, unit: 'ms', budget: '≤ 100 ms', ok: value <= 100 }
}

function row(figure: string, ms = Number.NaN, most: number): Row {
  const value = Math.round(ms / 100) / 10
  return { figure, value, unit: 's', budget: `≤ ${most} s`, ok: value <= most }
}
