import { now, today } from '#lib/config/clock.ts'
import { checkContent } from '#lib/content-check/content-check.ts'
import { type Finding, formatFinding } from '#lib/content-check/finding.ts'
import { readCode } from '#lib/content-check/read/read-code.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { stopChecker } from '#lib/publishing/check/check-process.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { type HistoryEntry, listHistory } from '#lib/publishing/history/history.ts'
import { problemOf } from '#lib/publishing/problem.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { mayPublishStories } from '#lib/publishing/stories/consent.ts'
import type { ChangeEntry } from '#lib/store/content-types.ts'
import { FatalError } from '../fatal-error.ts'
import { type Command, UsageError } from './command.ts'
import { type Column, printJsonLines, printTable } from './print.ts'
import { withStore } from './with-store.ts'

const MAX_ENTRIES = 1_000

const WAITING: Column<ChangeEntry>[] = [
  { title: 'change', value: ({ id }) => id },
  { title: 'state', value: ({ state }) => state },
  { title: 'author', value: ({ author }) => author },
  { title: 'publish at', value: ({ publishAt }) => publishAt?.toString() ?? '-' },
  { title: 'note', value: ({ note }) => note.split('\n')[0] ?? '' },
]

const LOG: Column<HistoryEntry>[] = [
  { title: 'at', value: ({ at }) => at.toString() },
  { title: 'author', value: ({ author }) => author },
  { title: 'change', value: ({ id }) => id.slice(0, 12) },
  { title: 'files', value: ({ paths }) => paths.join(', ') },
  { title: 'note', value: ({ note }) => note.split('\n')[0] ?? '' },
]

async function check(json: boolean): Promise<void> {
  const { dir } = publishingSettings()
  const findings = checkContent(readContent(dir, readCode(process.cwd())), today())
  if (json) await printJsonLines(findings, (finding: Finding) => finding)
  else for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`)
  if (findings.some(({ level }) => level === 'error')) process.exitCode = 1
}

const states = ['review', 'scheduled'] as const

async function publish(json: boolean, id: string | undefined): Promise<void> {
  await withStore(async (store) => {
    if (id === undefined) {
      const waiting = await store.contentChanges.list({ states, limit: MAX_ENTRIES })
      if (!json) return printTable(waiting, WAITING)
      return printJsonLines(waiting, ({ createdAt, publishAt, approvedAt, ...change }) => ({
        ...change,
        createdAt: createdAt.toString(),
        ...(publishAt && { publishAt: publishAt.toString() }),
        ...(approvedAt && { approvedAt: approvedAt.toString() }),
      }))
    }
    const published = await publishChange(store, publishingSettings(), {
      id,
      by: 'site',
      at: now(),
      mayPublish: mayPublishStories(store),
    }).finally(stopChecker)
    const { problem } = problemOf(published)
    if (problem !== undefined) throw new FatalError(`Nothing was published: ${problem}`)
    if (published.outcome === 'gone') {
      throw new FatalError(`There is no change “${id}” that waits for being published.`)
    }
    const row = { change: id, ...published }
    if (json) return printJsonLines([row], (one) => one)
    process.stdout.write(`Published${'commit' in published ? ` as ${published.commit}` : ''}.\n`)
  })
}

async function log(json: boolean, operand: string | undefined): Promise<void> {
  const path = operand?.replace(/^content\//, '')
  if (path !== undefined && !parseContentPath(path)) {
    throw new UsageError(`“${operand}” is no file of the content, such as guides/refusal/ru.mdx.`)
  }
  await withStore(async (store) => {
    const query = { ...(path && { path }), limit: MAX_ENTRIES }
    const entries = await listHistory(store, publishingSettings(), query)
    if (!json) return printTable(entries, LOG)
    await printJsonLines(entries, ({ at, ...entry }) => ({ at: at.toString(), ...entry }))
  })
}

export const contentCommands: Command[] = [
  {
    name: 'content check',
    summary: 'checks the content as `npm run check` does; exit code 1 with errors',
    run: ({ json }) => check(json),
  },
  {
    name: 'content publish',
    summary: 'publishes a change that editors have handed in; without one lists those that wait',
    operands: ['CHANGE'],
    run: ({ json, operands }) => publish(json, operands[0]),
  },
  {
    name: 'content log',
    summary: 'who changed what in the content and why, the latest first; of one file when named',
    operands: ['FILE'],
    run: ({ json, operands }) => log(json, operands[0]),
  },
]
