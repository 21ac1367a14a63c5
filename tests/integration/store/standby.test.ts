import { expect, onTestFinished, test, vi } from 'vitest'
import { withRequest } from '#lib/config/request-context.ts'
import { openStore } from '#lib/store/connect.ts'
import { openCounters } from '#lib/store/counters.ts'
import { connectOnce } from '#lib/store/database/postgres.ts'
import { NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { replicationPrograms, startReplicated } from '../../factories/replicated-postgres.ts'

const bin = replicationPrograms()

test.skipIf(!bin)(
  'an address with two servers leads to the one that takes writes, before and after the standby is promoted',
  async () => {
    const { primary, standby } = await startReplicated(bin ?? '')
    const hosts = `127.0.0.1:${standby.port},127.0.0.1:${primary.port}`
    const databaseUrl = `postgres://postgres@${hosts}/postgres?target_session_attrs=read-write`
    await connectOnce(databaseUrl)
    const store = await openStore({ databaseUrl, dataDir: '' })
    const counters = openCounters({ databaseUrl })
    onTestFinished(async () => {
      await counters.close()
      await store.close()
    })
    await store.outbox.addOnce('before', makeMail(), NOON)
    expect(await counters.count({ name: 'test', most: 1, seconds: 600 }, 'key')).toBeUndefined()

    await primary.kill()
    await expect(store.outbox.addOnce('between', makeMail(), NOON)).rejects.toThrow()
    await expect(store.ping()).rejects.toThrow()

    await standby.query('select pg_promote()')
    await vi.waitFor(() => store.outbox.addOnce('after', makeMail(), NOON), {
      ...{ timeout: 30_000, interval: 200 },
    })
    await store.ping()
    const rows = await standby.query('select id from outbox order by id')
    expect(rows.map(({ id }) => id)).toEqual(['after', 'before'])
    // What the first one has counted is known to the second.
    expect(await counters.count({ name: 'test', most: 1, seconds: 600 }, 'key')).toBeGreaterThan(0)
  },
)

test.skipIf(!bin)(
  'a standby that commits wait for is lost: nothing counts as stored, and no request hangs',
  async () => {
    const { primary, standby } = await startReplicated(bin ?? '')
    const store = await openStore({ databaseUrl: primary.url, dataDir: '' })
    const counters = openCounters({ databaseUrl: primary.url })
    onTestFinished(async () => {
      await primary.kill()
      await counters.close()
      await store.close()
    })
    const save = (key: string) =>
      withRequest(undefined, () =>
        store.drafts.save({ key, form: 'f', answers: {}, at: NOON, expiresAt: NOON }),
      )
    const rule = { name: 'test', most: 5, seconds: 600 }
    await save('before')
    await counters.count(rule, 'key')

    await standby.kill()
    // Nothing ends the waiting of the database before all of these have ended.
    await expect(save('alone')).rejects.toThrow('timeout')
    expect(await counters.count(rule, 'key')).toBeUndefined()
    expect(store.lastWrite()).toMatchObject({ ok: false })

    await primary.query(`alter system set synchronous_standby_names = ''`)
    await primary.query('select pg_reload_conf()')
    await save('after')
  },
)
