import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contentDir, contentState } from '#lib/config/files/content-dir.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { findGuide } from '#lib/guides/find.ts'
import { openContent, showSnapshot, takeSnapshot } from '#lib/jobs/content/content-snapshot.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

let folder: string
let source: string
let dataDir: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'we-guide-snapshot-'))
  source = join(folder, 'content')
  dataDir = join(folder, 'data')
  await cp('content', source, { recursive: true })
  vi.stubEnv('CONTENT_DIR', source)
})
afterEach(async () => {
  contentState().dir = undefined
  contentState().problems = []
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(source, path)
  await writeFile(file, change(await readFile(file, 'utf8')))
}

async function show(): Promise<boolean> {
  const snapshot = await takeSnapshot(dataDir)
  if (snapshot) await showSnapshot(dataDir, snapshot)
  return snapshot !== undefined
}

const STRAY = (text: string) => `${text}\nA stray { brace.\n`

describe('content that can be shown', () => {
  it('is read from a copy, so that an edit changes nothing before it is shown', async () => {
    await openContent(dataDir)
    expect(contentDir()).not.toBe(source)
    await edit('guides/refusal/en.mdx', (text) => `${text}\nA sentence from this morning.\n`)
    expect(findGuide('refusal')?.texts.en?.body).not.toContain('this morning')
    expect(await show()).toBe(true)
    expect(findGuide('refusal')?.texts.en?.body).toContain('this morning')
  })
})

describe('content with a mistake', () => {
  it.each([
    [
      'guides/refusal/ru.mdx',
      STRAY,
      /^content\/guides\/refusal\/ru\.mdx:\d+: There is a “{” or “}” in the text/,
    ],
    [
      'guides/refusal/kk.mdx',
      (text: string) => text.replace('title:', 'title: ['),
      /refusal\/kk\.mdx:\d+: /,
    ],
    ['facts/fees.yml', (text: string) => `${text}]\n`, /^content\/facts\/fees\.yml:\d+: /],
    ['facts/fees.yml', (text: string) => `- id: half\n${text}`, /^content\/facts\/fees\.yml:1: /],
    ['guides/refusal/en.mdx', (text: string) => `${text}\n<Unknown />\n`, /refusal\/en\.mdx:\d+: /],
    [
      'guides/refusal/en.mdx',
      (text: string) => `${text}\n<Fact id="no-such" />\n`,
      /refusal\/en\.mdx:\d+: /,
    ],
  ])('in %s is not shown, and file and line are named', async (path, change, problem) => {
    await openContent(dataDir)
    const before = contentDir()
    const known = loadFacts().facts.size
    await edit(path, change)
    expect(await show()).toBe(false)
    expect(contentState().problems.join('\n')).toMatch(new RegExp(problem.source, 'm'))
    expect(contentDir()).toBe(before)
    expect(loadFacts().facts.size).toBe(known)
  })

  it('is shown as it was last good by a start, and as it is when it is mended', async () => {
    await openContent(dataDir)
    contentState().dir = undefined
    await edit('facts/fees.yml', (text) => `${text}]\n`)
    await openContent(dataDir)
    expect(loadFacts().facts.get('fee-prp')).toBeDefined()
    expect(contentState().problems).not.toEqual([])
    await edit('facts/fees.yml', (text) => text.slice(0, -2))
    expect(await show()).toBe(true)
    expect(contentState().problems).toEqual([])
  })

  it('keeps a first start from happening, which names file and line', async () => {
    await edit('guides/refusal/ru.mdx', STRAY)
    await expect(openContent(dataDir)).rejects.toThrow(/content\/guides\/refusal\/ru\.mdx:\d+/)
  })
})

it('a disk that takes no copy keeps no site from starting', async () => {
  await writeFile(dataDir, 'a file where the folder should be')
  const { dir } = await openContent(dataDir)
  expect(dir).toBe(source)
  expect(loadFacts().facts.get('fee-prp')).toBeDefined()
})
