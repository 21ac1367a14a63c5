import { describe, expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { ANNA, contentCopy, handIn, textAt } from '../../factories/editing-room.ts'
import { freshFolder } from '../../factories/fresh-store.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

const EN = 'guides/refusal/en.mdx'

/** A data folder with a change of Anna's that waits. */
async function waiting(line: string) {
  const settings = await contentCopy()
  const dataDir = await freshFolder()
  const store = await openStore({ dataDir })
  const id = await handIn(
    store,
    settings,
    ANNA,
    { [EN]: (text) => `${text}\n${line}\n` },
    'Why\n\nMore',
  )
  await store.close()
  const environment = { DATA_DIR: dataDir, CONTENT_DIR: settings.dir }
  return { settings, id, site: (...words: string[]) => runSite(['content', ...words], environment) }
}

describe('content at the command line', () => {
  test('lists what waits, publishes it, and has who changed what and why in the log', async () => {
    const { settings, id, site } = await waiting('A new sentence.')
    const listed = await site('publish', '--json')
    expect(readJsonLines(listed.stdout)).toMatchObject([
      { id, state: 'review', author: ANNA, note: 'Why\n\nMore', paths: [EN] },
    ])
    const published = await site('publish', id, '--json')
    expect(published.stderr).toBe('')
    expect(readJsonLines(published.stdout)).toEqual([
      { change: id, outcome: 'published', commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
    ])
    expect(await textAt(settings, EN)).toMatch(/A new sentence\.\n$/)
    const log = await site('log', `content/${EN}`, '--json')
    expect(readJsonLines(log.stdout)).toMatchObject([
      { author: ANNA, note: 'Why\n\nMore', paths: [EN] },
      {
        author: 'dev@example.org',
        note: 'The content as it was',
        paths: expect.arrayContaining([EN]),
      },
    ])
    const again = await site('publish', id)
    expect(again.code).toBe(1)
    expect(again.stderr).toContain(id)
    expect((await site('publish')).stdout).toBe('None.\n')
  })

  test('a change with a mistake is not published, and its place is named', async () => {
    const { settings, id, site } = await waiting('Wait forty-five days.')
    const { code, stdout, stderr } = await site('publish', id)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^Nothing was published: errors\ncontent\/guides\/refusal\/en\.mdx:\d+: /,
    )
    expect(await textAt(settings, EN)).not.toContain('forty-five')
  })

  test('the check gives findings as JSON, and a file that is none is told', async () => {
    const { site } = await waiting('x')
    const checked = await site('check', '--json')
    expect(checked.code).toBe(0)
    for (const finding of readJsonLines(checked.stdout)) {
      expect(finding).toMatchObject({ level: 'warning', path: expect.any(String) })
    }
    const { code, stderr } = await site('log', '../package.json')
    expect(code).toBe(2)
    expect(stderr).toContain('is no file of the content')
  })
})
