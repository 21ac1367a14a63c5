import { expect, onTestFinished, test, vi } from 'vitest'
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
