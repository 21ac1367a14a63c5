// All tests, on the pinned Node: every stage runs, whatever became of the one before it. The
// last line counts over all of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './test/browser.ts'
import { type Counts, inWords, sum } from './test/counts.ts'
import { runStage, STAGES } from './test/stages.ts'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (stopped = true))
// The launcher is gone without a word; nobody waits for the rest.
process.on('disconnect', () => process.exit(1))
process.channel?.unref()

const folder = mkdtempSync(join(tmpdir(), 'we-guide-test-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const browser = await findBrowser()
const results: { name: string; counts: Counts }[] = []
for (const stage of STAGES) {
  if (stopped) break
  process.stdout.write(`\n── ${stage.name}\n`)
  if (stage.report === 'playwright' && !browser) {
    process.stdout.write('No Chromium could be found or installed.\n')
    results.push({ name: stage.name, counts: { passed: 0, failed: 1, skipped: 0 } })
    continue
  }
  const environment = { ...process.env, ...(browser && { CHROMIUM: browser }) }
  results.push({ name: stage.name, counts: await runStage(stage, folder, environment) })
}

process.stdout.write('\n')
for (const { name, counts } of results) process.stdout.write(`${name}: ${inWords(counts)}\n`)
const total = sum(results.map(({ counts }) => counts))
if (stopped) process.stdout.write('Stopped before the end.\n')
process.stdout.write(`${inWords(total)}\n`)
process.exit(total.failed > 0 || stopped ? 1 : 0)
