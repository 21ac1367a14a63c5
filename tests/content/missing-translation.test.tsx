import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { prerenderToNodeStream } from 'react-dom/static'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { guidesAnswer } from '#lib/feeds/guides-json.ts'
import { sitemapEntries } from '#lib/feeds/sitemap.ts'
import { findGuide, listGuides } from '#lib/guides/find.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import { translator } from '#lib/i18n/messages.ts'

const DAY = '2026-11-25'
const folder = mkdtempSync(join(tmpdir(), 'we-guide-content-'))
const params = Promise.resolve({ locale: 'kk', slug: 'renewal' })

// The site’s own content, from which one translation was deleted.
beforeAll(() => {
  cpSync('content', join(folder, 'content'), {
    recursive: true,
    filter: (path) => !path.endsWith(join('renewal', 'kk.mdx')),
  })
  vi.stubEnv('SITE_URL', 'https://guide.example')
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

test('a guide without its translation is a page in the reader’s language around the original’s text', async () => {
  const { default: GuidePage } = await import('#app/[locale]/guides/[slug]/page.tsx')
  const { prelude } = await prerenderToNodeStream(await GuidePage({ params }))
  const html = await readText(prelude)
  const t = translator('kk')
  expect(html).toContain(t('guide.missing', { original: languageName('en', 'kk') }))
  expect(html).toContain(t('guide.next'))
  const title = findGuide('renewal')?.texts.en?.title ?? 'no title'
  expect(html).toMatch(new RegExp(`<h1[^>]* lang="en"[^>]*>${title}`))
  expect(html).toMatch(/<div class="prose mt-8" lang="en"[ >]/)
})

test('its canonical address is the original, and no language is said to have it that has not', async () => {
  const { generateMetadata } = await import('#app/[locale]/guides/[slug]/page.tsx')
  const { alternates } = await generateMetadata({ params })
  expect(alternates?.canonical).toBe('https://guide.example/en/guides/renewal')
  expect(Object.keys(alternates?.languages ?? {})).toEqual(['en', 'ru', 'x-default'])
})

test('the map of the site and the list of guides name the languages that are there', () => {
  const urls = sitemapEntries(listGuides(), DAY).map(({ url }) => url)
  expect(urls).toContain('https://guide.example/ru/guides/renewal')
  expect(urls).not.toContain('https://guide.example/kk/guides/renewal')
  const guide = guidesAnswer(listGuides(), DAY).guides.find(({ slug }) => slug === 'renewal')
  expect(Object.keys(guide?.locales ?? {})).toEqual(['en', 'ru'])
})
