import { describe, expect, test } from 'vitest'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { makeMail } from '../../factories/mail.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

describe.each(DATABASES)('mail on $name', (database) => {
  test('status says why mails failed and that the queue is paused; resume ends the pause', async () => {
    const { store, settings } = await freshStore(database)
    const environment = {
      DATA_DIR: settings.dataDir,
      ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
    }
    const at = Temporal.Now.instant()
    await store.outbox.add(makeMail(), at)
    const mail = await store.outbox.claim(at, at.add({ minutes: 1 }))
    const failure = { at, error: '554 5.7.1 no', failureClass: 'policy' as const, retryAt: at }
    await store.outbox.setFailed(mail?.id ?? '', failure)
    const until = at.add({ hours: 1 }).round('millisecond')
    await store.mailFailures.pauseIfRefused({
      classes: ['policy'],
      since: at.subtract({ hours: 1 }),
      limit: 1,
      at,
      until: () => until,
    })
    const status = await runSite(['mail', 'status', '--json'], environment)
    expect(status).toMatchObject({ code: 0, stderr: '' })
    expect(readJsonLines(status.stdout)).toEqual([
      expect.objectContaining({ waiting: 1, failed: 0, failedTries: { policy: 1 } }),
    ])
    expect(status.stdout).toContain('"pausedUntil":"2')
    const resumed = await runSite(['mail', 'resume'], environment)
    expect(resumed).toMatchObject({ code: 0, stdout: 'Emails are going out again.\n' })
    expect(await store.mailFailures.findPause(Temporal.Now.instant())).toBeUndefined()
    const again = await runSite(['mail', 'resume', '--json'], environment)
    expect(readJsonLines(again.stdout)).toEqual([{ resumed: false }])
  })
})
