// Runs all tests: every stage, even if an earlier one failed. The last line sums them up. With
// arguments, runs only the tests that they name.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { now } from '#lib/config/clock.ts'
import { findBrowser, findFirefox } from './test/browser.ts'
import { inWords, type StageResult, sum } from './test/counts.ts'
import { startPostgres } from './test/postgres.ts'
import { FIREFOX_STAGE, partialStage, runStage, STAGES, type Stage } from './test/stages.ts'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (stopped = true))
// The launcher was killed: nothing reads the result.
process.on('disconnect', () => process.exit(1))
process.channel?.unref()

/**
 * Linux's folder in memory. The store waits for the disk at each write, which is most of the time
 * of its tests; a killed process loses nothing there either.
 */
const IN_MEMORY = '/dev/shm'
const MIN_FREE_BYTES = 2 * 1024 ** 3

if (existsSync(IN_MEMORY)) {
  const { bavail, bsize } = statfsSync(IN_MEMORY)
  if (bavail * bsize >= MIN_FREE_BYTES) process.env.TMPDIR = IN_MEMORY
}

const folder = mkdtempSync(join(tmpdir(), 'we-guide-test-'))
// The database may run as another user than the tests.
chmodSync(folder, 0o755)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const args = process.argv.slice(2)
const firefox = findFirefox()
const all = firefox ? [...STAGES, [FIREFOX_STAGE]] : STAGES
const groups = args.length > 0 ? [[partialStage(args)]] : all
const missing: string[] = []

const browser = await findBrowser()
if (!browser) process.stdout.write('No Chromium could be found or installed.\n')
const given = process.env.TEST_DATABASE_URL
const postgres = given ? undefined : await startPostgres(folder)
const databaseUrl = given ?? postgres?.url
if (!databaseUrl) missing.push('PostgreSQL')
if (!firefox) missing.push('Firefox')
const environment = {
  ...process.env,
  ...(browser && { CHROMIUM: browser }),
  ...(firefox && { FIREFOX: firefox }),
  ...(databaseUrl && { TEST_DATABASE_URL: databaseUrl }),
}

type Result = { name: string; result: StageResult; seconds: number }

async function runTimed(stage: Stage, quiet: boolean): Promise<Result> {
  const start = now()
  const result =
    stage.report === 'playwright' && !browser
      ? { passed: 0, failed: 1, skipped: 0, failures: [`${stage.name}: no browser`], retried: [] }
      : await runStage(stage, folder, { environment, quiet })
  const seconds = Math.round(start.until(now()).total('seconds'))
  return { name: stage.name, result, seconds }
}

const results: Result[] = []
for (const group of groups) {
  if (stopped) break
  process.stdout.write(`\n── ${group.map(({ name }) => name).join(', ')}\n`)
  results.push(...(await Promise.all(group.map((stage) => runTimed(stage, group.length > 1)))))
}
await postgres?.stop()

process.stdout.write('\n')
for (const { name, result, seconds } of results)
  process.stdout.write(`${name}: ${inWords(result)} (${seconds} s)\n`)
for (const { result } of results) {
  for (const name of result.failures) process.stdout.write(`Failed: ${name}\n`)
  for (const name of result.retried) process.stdout.write(`Passed at the second try: ${name}\n`)
}
for (const name of missing)
  process.stdout.write(`Not tested: ${name} could not be started here (see above).\n`)
const counted = results.map(({ result }) => result)
// Tests that could not be run count as skipped.
const total = sum([...counted, { passed: 0, failed: 0, skipped: missing.length }])
if (stopped) process.stdout.write('Stopped before the end.\n')
process.stdout.write(`${inWords(total)}\n`)
process.exit(total.failed > 0 || stopped ? 1 : 0)
