import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataSizes, subscriberTable } from '#lib/desk/operations.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon } from '../../factories/instant.ts'

describe.each(DATABASES)('on $name', (database) => {
  it('answers about guides are counted, and comments come newest first', async () => {
    const { store } = await freshStore(database)
    for (const [minutes, useful, comment] of [
      [0, true, ''],
      [1, false, 'Не нашёл адрес'],
      [2, false, 'Ескі'],
    ] as const) {
      const at = afterNoon({ minutes })
      const id = await store.feedback.insert({ slug: 'screening', locale: 'ru', useful, at })
      if (comment) await store.feedback.setComment(id, comment)
    }
    expect(await store.feedback.byGuide()).toEqual([
      { slug: 'screening', yes: 1, no: 2, comments: 2 },
    ])
    const [latest] = await store.feedback.comments({ limit: 1 })
    expect(latest).toMatchObject({ comment: 'Ескі', useful: false, locale: 'ru' })
    expect(await store.feedback.comments({ limit: 5, after: latest })).toMatchObject([
      { comment: 'Не нашёл адрес', at: afterNoon({ minutes: 1 }) },
    ])
  })

  it('subscribers are counted by state and language, and every state has a line', async () => {
    const { store } = await freshStore(database)
    const rows = await subscriberTable(store)
    expect(rows.map(({ status, total }) => [status, total])).toEqual([
      ['pending', 0],
      ['confirmed', 0],
      ['left', 0],
      ['bounced', 0],
    ])
  })
})

it('the data folder is measured by what lies in it, with the time of the last backup', async () => {
  const folder = await freshFolder()
  expect(await dataSizes(folder, join(folder, 'backups'))).toMatchObject({
    store: { bytes: 0 },
    backups: { files: 0, newest: undefined },
  })
  await writeFile(join(folder, 'we-guide.sqlite'), 'x'.repeat(1_000))
  await writeFile(join(folder, 'we-guide.sqlite-wal'), 'x'.repeat(500))
  await writeFile(join(folder, 'secret'), 'not counted')
  await mkdir(join(folder, 'backups'))
  await writeFile(join(folder, 'backups', 'we-guide-1.sqlite'), 'x'.repeat(10))
  await writeFile(join(folder, 'backups', 'we-guide-2.sqlite.part'), 'not whole')
  const sizes = await dataSizes(folder, join(folder, 'backups'))
  expect(sizes).toMatchObject({
    store: { files: 2, bytes: 1_500 },
    mails: { files: 0 },
    backups: { files: 1, bytes: 10 },
  })
  expect(sizes.backups.newest).toBeInstanceOf(Temporal.Instant)
})
