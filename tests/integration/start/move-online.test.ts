import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES } from '../../factories/fresh-store.ts'
import { startLoad } from '../../factories/load.ts'
import { copyProject, launch } from '../../factories/project-copy.ts'

const POSTGRES = DATABASES.find(({ name }) => name === 'PostgreSQL')

test.skipIf(!POSTGRES)(
  'a store is moved under a running site: reading goes on, all that was thanked for is in the new one',
  async () => {
    const project = await copyProject()
    // As an operator does it: what stands in the environment cannot be switched.
    delete project.environment.DATABASE_URL
    const site = launch(project, 'start')
    await site.until('is ready at')
    const load = await startLoad(project.url)
    await load.sent(5)
    const { databaseUrl = '' } = (await POSTGRES?.prepare()) ?? {}
    const move = launch(project, 'site', 'store', 'move', '--to', databaseUrl, '--online')
    expect(await move.ended, move.said()).toBe(0)
    expect(await readFile(join(project.dir, '.env'), 'utf8')).toBe(`DATABASE_URL=${databaseUrl}\n`)
    await load.sent(5)
    const { failed, references } = await load.stop()
    // A form that comes while the last rows are copied may be told to send again, and one that meets
    // the old process after the new one has begun is taken back a step. Readers notice nothing.
    expect(failed.filter((one) => !one.startsWith('/kk/recommend: '))).toEqual([])
    expect(failed.length).toBeLessThan(references.length)

    const store = await openStore({ databaseUrl, dataDir: join(project.dir, 'data') })
    const stored = (await collect(store.recommendations.list())).map(({ reference }) => reference)
    await store.close()
    expect(stored).toEqual(expect.arrayContaining(references))
    const ready = await (await fetch(`${project.url}/readyz`)).json()
    expect(ready).toMatchObject({ ready: true, store: 'ok' })
  },
  300_000,
)
