import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningSite, startSite } from '../../running-site.ts'

const SCRIPTS = /<script(?! type="application\/ld\+json")/

let site: RunningSite
let folder: string

// The build of the tests shows the project's own content; this site starts with another.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'we-guide-content-'))
  await cp('content', folder, { recursive: true })
  const guides = join(folder, 'guides')
  await cp(join(guides, 'overview'), join(guides, 'brand-new'), { recursive: true })
  await rename(join(guides, 'renewal'), join(guides, 'renewal-elsewhere'))
  const edited = join(guides, 'refusal/en.mdx')
  await writeFile(edited, `${await readFile(edited, 'utf8')}\nA sentence from this morning.\n`)
  site = await startSite({ CONTENT_DIR: folder })
})
afterAll(async () => {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

async function read(path: string): Promise<{ status: number; html: string; policy: string }> {
  const response = await fetch(`${site.url}${path}`)
  const policy = response.headers.get('content-security-policy') ?? ''
  return { status: response.status, html: await response.text(), policy }
}

describe('content that is newer than the build', () => {
  it('is shown without another build', async () => {
    expect((await read('/en/guides/refusal')).html).toContain('A sentence from this morning.')
    expect(site.said()).not.toContain('Building the site')
  })

  it.each(['en', 'ru', 'kk'])(
    'has its new guides among the pages without script: %s',
    async (l) => {
      const { status, html, policy } = await read(`/${l}/guides/brand-new`)
      expect(status).toBe(200)
      expect(html).not.toMatch(SCRIPTS)
      expect(policy).toContain("script-src 'none'")
      expect((await read(`/${l}/guides`)).html).toContain(`/${l}/guides/brand-new`)
    },
  )

  it('no longer has a guide that was taken out', async () => {
    expect((await read('/en/guides/renewal')).status).toBe(404)
    expect((await read('/en/guides/renewal-elsewhere')).status).toBe(200)
  })

  it('tells machines the same', async () => {
    expect((await read('/sitemap.xml')).html).toContain('/en/guides/brand-new')
    expect((await read('/api/guides.json')).html).toContain('brand-new')
    expect((await read('/en/guides/refusal.md')).html).toContain('A sentence from this morning.')
  })

  it('is found by the search', async () => {
    const { html } = await read('/en/search?q=sentence+from+this+morning')
    expect(html).toContain('/en/guides/refusal')
  })
})

// The site looks every ten seconds, and shows what stood still from one look to the next.
describe('content that changes while the site runs', { timeout: 180_000 }, () => {
  async function edit(path: string, change: (text: string) => string): Promise<void> {
    const file = join(folder, path)
    await writeFile(file, change(await readFile(file, 'utf8')))
  }

  const soon = { timeout: 80_000, interval: 1_000 }

  it('is shown soon, on pages that were read before and in the search', async () => {
    expect((await read('/en/guides/refusal')).html).not.toContain('A sentence from this evening.')
    await edit('guides/refusal/en.mdx', (text) => `${text}\nA sentence from this evening.\n`)
    await cp(join(folder, 'guides/overview'), join(folder, 'guides/newest'), { recursive: true })
    await vi.waitFor(async () => {
      expect((await read('/en/guides/refusal')).html.includes('from this evening')).toBe(true)
    }, soon)
    const { status, policy } = await read('/ru/guides/newest')
    expect(status).toBe(200)
    expect(policy).toContain("script-src 'none'")
    const found = await read('/en/search?q=sentence+from+this+evening')
    expect(found.html).toContain('/en/guides/refusal')
    await rm(join(folder, 'guides/newest'), { recursive: true })
    await vi.waitFor(async () => {
      expect((await read('/ru/guides/newest')).status).toBe(404)
    }, soon)
  })

  it('stays as it was, on every page, while there is a mistake in it, and says so', async () => {
    await edit('facts/fees.yml', (text) => `- id: half\n${text}`)
    await edit('guides/refusal/en.mdx', (text) => `${text}\nA sentence beside it.\n`)
    await vi.waitFor(async () => {
      expect(await (await fetch(`${site.url}/readyz`)).json()).toMatchObject({
        ready: true,
        pages: { state: 'late' },
      })
    }, soon)
    expect(site.said()).toContain('new content')
    const { status, html } = await read('/en/guides/refusal')
    expect(status).toBe(200)
    expect(html.includes('A sentence beside it.')).toBe(false)
    expect((await read('/en/facts/fee-prp')).status).toBe(200)
    await edit('facts/fees.yml', (text) => text.replace('- id: half\n', ''))
    await vi.waitFor(async () => {
      expect((await read('/en/guides/refusal')).html.includes('A sentence beside it.')).toBe(true)
    }, soon)
    expect(await (await fetch(`${site.url}/readyz`)).json()).toMatchObject({
      pages: { state: 'ok' },
    })
  })

  it('with a mistake in one text takes down nothing else, and says so with file and line', async () => {
    await edit('guides/refusal/ru.mdx', (text) => `${text}\nA stray { brace.\n`)
    await vi.waitFor(async () => {
      const health = await (await fetch(`${site.url}/readyz`)).json()
      expect(health).toMatchObject({ ready: true, content: { state: 'broken' } })
      expect(health.content.problems[0]).toMatch(/^content\/guides\/refusal\/ru\.mdx:\d+: /)
    }, soon)
    await expectAll()
    await site.restart()
    await expectAll()
    expect(site.said()).toMatch(/the last good one is shown.*refusal\/ru\.mdx:\d+: /)
    await edit('guides/refusal/ru.mdx', (text) => text.replace('\nA stray { brace.\n', ''))
    await vi.waitFor(async () => {
      expect(await (await fetch(`${site.url}/readyz`)).json()).toMatchObject({
        content: { state: 'ok' },
      })
    }, soon)
  })

  /** Everything that reads the content answers, with the text that has the mistake as it was. */
  async function expectAll(): Promise<void> {
    for (const [path, words] of [
      ['/ru/guides/refusal', '</h1>'],
      ['/en/guides/refusal', 'A sentence beside it.'],
      ['/en/search?q=sentence+beside', '/en/guides/refusal'],
      ['/kk/search?q=отказ', 'data-results'],
      ['/ru/guides/refusal.md', '# '],
      ['/en/feed.xml', '<feed'],
      ['/sitemap.xml', '/ru/guides/refusal'],
      ['/api/guides.json', '"refusal"'],
      ['/api/facts.json', '"fee-prp"'],
      ['/ru/tools/checklist', '<form'],
      ['/ru/facts?on=2026-01-01', '</h1>'],
    ] as const) {
      const { status, html } = await read(path)
      expect([path, status, html.includes(words)]).toEqual([path, 200, true])
    }
  }
})
