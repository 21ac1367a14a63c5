import { afterEach, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { watchIssues } from '#lib/jobs/issue-watcher.ts'
import { type Issue, showIssues, shownIssues } from '#lib/newsletter/archive.ts'

afterEach(() => {
  showIssues([])
  vi.restoreAllMocks()
})

const ISSUE: Issue = { date: '2026-12-01', sentOn: '2026-12-01', texts: {} }

test('a letter that was sent is shown at the next look, and once', async () => {
  let sent: Issue[] = []
  const show = vi.fn(async () => undefined)
  const watcher = watchIssues(async () => sent, show)
  await watcher.look()
  expect(show).not.toHaveBeenCalled()
  sent = [ISSUE]
  await watcher.look()
  await watcher.look()
  watcher.stop()
  expect(show).toHaveBeenCalledTimes(1)
  expect(shownIssues()).toEqual([ISSUE])
})

test('what could not be shown is tried again at the next look', async () => {
  vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  const show = vi.fn(async () => undefined)
  show.mockRejectedValueOnce(new Error('the site is busy'))
  let sent: Issue[] = []
  const watcher = watchIssues(async () => sent, show)
  await watcher.look()
  sent = [ISSUE]
  await watcher.look()
  expect(shownIssues()).toEqual([])
  await watcher.look()
  watcher.stop()
  expect(shownIssues()).toEqual([ISSUE])
  expect(show).toHaveBeenCalledTimes(2)
})
