// Does to the site what goes wrong in the life of a server, and prints what came of it: a stage of
// its own, not a part of `npm test`. Everything happens on this machine, within half an hour.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startPostgres } from './test/postgres.ts'

const MOST_MS = 30 * 60_000

/** Tests of other stages that are about faults too: they need a build of their own, or a proxy. */
const MORE = ['tests/integration/start/restart.test.ts', 'tests/integration/start/releases.test.ts']

const row = z.object({
  fault: z.string(),
  sees: z.string(),
  stored: z.string(),
  recovers: z.string(),
})

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
process.on('disconnect', () => process.exit(1))
process.channel?.unref()

const folder = mkdtempSync(join(tmpdir(), 'we-guide-faults-'))
// The database may run as another user than the tests.
chmodSync(folder, 0o755)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const table = join(folder, 'faults.jsonl')

const given = process.env.TEST_DATABASE_URL
const postgres = given ? undefined : await startPostgres(folder)
const databaseUrl = given ?? postgres?.url
const words = process.argv.slice(2)
const files = words.length > 0 ? words : ['tests/faults', ...MORE]
const vitest = ['node_modules/.bin/vitest', 'run', '--project=site', '--project=faults']
const child = spawn(process.execPath, [...vitest, '--no-file-parallelism', ...files], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    FAULTS_TABLE: table,
    ...(databaseUrl && { TEST_DATABASE_URL: databaseUrl }),
  },
})
const timer = setTimeout(() => {
  process.stdout.write('The faults took longer than half an hour and were stopped.\n')
  child.kill('SIGTERM')
}, MOST_MS)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
const [code] = await once(child, 'exit')
clearTimeout(timer)
await postgres?.stop()

const lines = existsSync(table) ? readFileSync(table, 'utf8').split('\n').filter(Boolean) : []
process.stdout.write('\n| fault | a person sees | stored | recovers |\n| --- | --- | --- | --- |\n')
for (const line of lines) {
  const { fault, sees, stored, recovers } = row.parse(JSON.parse(line))
  process.stdout.write(`| ${fault} | ${sees} | ${stored} | ${recovers} |\n`)
}
if (!databaseUrl) process.stdout.write('Not tried: PostgreSQL could not be started.\n')
process.exit(typeof code === 'number' && databaseUrl ? code : 1)
