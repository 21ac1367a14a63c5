import { now } from '#lib/config/clock.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import type { Store } from '#lib/store/store.ts'
import type { Command } from './command.ts'
import { withStore } from './with-store.ts'

/** Failed attempts are counted for this many hours. */
const COUNTED_HOURS = 7 * 24

type MailStatus = {
  waiting: number
  failed: number
  oldestDue: string | null
  pausedUntil: string | null
  failedTries: Partial<Record<FailureClass, number>>
}

async function readStatus({ outbox, mailFailures }: Store): Promise<MailStatus> {
  const at = now()
  const { waiting, failed, oldestDue } = await outbox.counts(at)
  const pause = await mailFailures.findPause(at)
  const tries = await mailFailures.countByClass(at.subtract({ hours: COUNTED_HOURS }))
  return {
    waiting,
    failed,
    oldestDue: oldestDue?.toString() ?? null,
    pausedUntil: pause?.until.toString() ?? null,
    failedTries: Object.fromEntries(tries.map((one) => [one.failureClass, one.count])),
  }
}

function writeStatus({ waiting, failed, oldestDue, pausedUntil, failedTries }: MailStatus): string {
  const tries = Object.entries(failedTries).map(([name, count]) => `${name} ${count}`)
  return [
    `Waiting: ${waiting}. Failed for good: ${failed}. Oldest that is due: ${oldestDue ?? 'none'}.`,
    pausedUntil ? `Paused until ${pausedUntil}.` : 'Not paused.',
    `Failed attempts in the last 7 days: ${tries.join(', ') || 'none'}.`,
  ].join('\n')
}

export const mailCommands: Command[] = [
  {
    name: 'mail status',
    summary: 'the mail queue: what waits, what failed and why, whether it is paused',
    run: ({ json }) =>
      withStore(async (store) => {
        const status = await readStatus(store)
        process.stdout.write(`${json ? JSON.stringify(status) : writeStatus(status)}\n`)
      }),
  },
  {
    name: 'mail resume',
    summary: 'ends a pause of the mail queue that refusals have caused',
    run: ({ json }) =>
      withStore(async ({ mailFailures }) => {
        const resumed = await mailFailures.resume({ at: now(), by: 'command line' })
        const said = resumed ? 'Emails are going out again.' : 'The queue is not paused.'
        process.stdout.write(`${json ? JSON.stringify({ resumed }) : said}\n`)
      }),
  },
]
