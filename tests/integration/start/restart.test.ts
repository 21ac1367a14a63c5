import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { collect } from '../../factories/collect.ts'
import { startLoad } from '../../factories/load.ts'
import { copyProject, launch } from '../../factories/project-copy.ts'
import { noteFault } from '../../faults/table.ts'

async function storedIn(dataDir: string): Promise<string[]> {
  const store = await openStore({ dataDir })
  const rows = await collect(store.recommendations.list())
  await store.close()
  return rows.map(({ reference }) => reference)
}

test.each(['1', '2'])(
  'restarted three times under load, with WORKERS=%s: no request fails, all that was thanked for is stored',
  async (WORKERS) => {
    const project = await copyProject()
    Object.assign(project.environment, { WORKERS })
    const site = launch(project, 'start')
    await site.until('is ready at')
    const load = await startLoad(project.url)
    for (let time = 0; time < 3; time++) {
      await load.sent(3)
      const restart = launch(project, 'site', 'restart')
      expect(await restart.ended).toBe(0)
      expect(restart.said()).toContain(`Release ${project.release} is served.`)
    }
    await load.sent(3)
    const { answered, failed, references } = await load.stop()
    expect(failed).toEqual([])
    expect(answered).toBeGreaterThan(100)
    expect(site.said().match(/"message":"restarted"/g)).toHaveLength(3)
    site.child.kill('SIGTERM')
    expect(await site.ended).toBe(0)
    const stored = await storedIn(join(project.dir, 'data'))
    expect(stored.toSorted()).toEqual(references.toSorted())
    noteFault({
      fault: `3 restarts under load, forms open meanwhile, WORKERS=${WORKERS}`,
      sees: `nothing: ${answered} requests, none failed`,
      stored: `${stored.length} of ${references.length} thanked for, each once`,
      recovers: 'new processes accept before old ones stop',
    })
  },
  600_000,
)

test('a restart with a setting that cannot be used is refused, and the site serves as before', async () => {
  const project = await copyProject()
  // What stands in the environment, if only empty, comes before the file.
  delete project.environment.BACKUP_AT
  const site = launch(project, 'start')
  await site.until('is ready at')
  await writeFile(join(project.dir, '.env'), 'BACKUP_AT=noon\n')
  const refused = launch(project, 'site', 'restart')
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toContain('BACKUP_AT: “noon” cannot be used')
  expect((await fetch(`${project.url}/en`)).status).toBe(200)

  await rm(join(project.dir, '.env'))
  const again = launch(project, 'site', 'restart')
  expect(await again.ended).toBe(0)
  expect((await fetch(`${project.url}/en`)).status).toBe(200)
})

test('a restart where no site runs says so', async () => {
  const project = await copyProject()
  const restart = launch(project, 'site', 'restart')
  expect(await restart.ended).toBe(1)
  expect(restart.said()).toContain('No site runs with DATA_DIR')
})
