import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { today } from '#lib/config/clock.ts'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { startPreview, withPreview } from '#lib/config/preview.ts'
import { withRequest } from '#lib/config/request-context.ts'
import { translator } from '#lib/i18n/messages.ts'
import { findSitePage } from '#lib/pages/find.ts'
import { contentFolder } from '#tests/factories/content-folder.ts'

const PAGE = (title: string) => `---
title: ${title}
summary: What this page about the site says.
updated: 2026-11-22
---
Words.
`

it('a preview shows other content on another day, to its own request alone', async () => {
  using folder = contentFolder({ 'pages/about/en.mdx': PAGE('A drafted title') })
  const shown = findSitePage('about', 'en').title
  const before = [contentDir(), today()]
  const open = Promise.withResolvers<void>()
  const preview = withRequest(undefined, async () => {
    startPreview({ dir: folder.dir, day: '2027-01-01' })
    await open.promise
    return [contentDir(), today(), findSitePage('about', 'en').title]
  })
  const reader = withRequest(undefined, async () => {
    await Promise.resolve()
    return [contentDir(), today(), findSitePage('about', 'en').title]
  })
  expect(await reader).toEqual([...before, shown])
  open.resolve()
  expect(await preview).toEqual([folder.dir, '2027-01-01', 'A drafted title'])
  expect([contentDir(), today()]).toEqual(before)
})

it('what a preview reads never takes the place of what readers see', () => {
  using folder = contentFolder()
  let reads = 0
  const count = readOnce('preview test', () => {
    reads += 1
    return contentDir()
  })
  const source = count()
  const drafts = { dir: folder.dir, day: '2027-01-01' }
  const previewed = () => withRequest(undefined, () => withPreview(drafts, count))
  expect([previewed(), count(), previewed(), count()]).toEqual([
    folder.dir,
    source,
    folder.dir,
    source,
  ])
  expect(reads).toBe(2)
})

it('mended words of the interface are shown without a new build, and missing ones are the build’s', () => {
  using folder = contentFolder()
  mkdirSync(join(folder.dir, 'messages'), { recursive: true })
  const words = { home: { title: 'A mended title' }, nav: 'not a list of messages' }
  writeFileSync(join(folder.dir, 'messages/en.json'), JSON.stringify(words))
  writeFileSync(join(folder.dir, 'messages/kk.json'), '{ "home": ')
  const built = [translator('en')('nav.guides'), translator('kk')('home.title')]
  const shown = withRequest(undefined, () =>
    withPreview({ dir: folder.dir, day: '2027-01-01' }, () => [
      translator('en')('home.title'),
      translator('en')('nav.guides'),
      translator('kk')('home.title'),
    ]),
  )
  expect(shown).toEqual(['A mended title', ...built])
  expect(translator('en')('home.title')).not.toBe('A mended title')
})

it('a preview outside of a request would change what readers see, and is refused', () => {
  expect(() => startPreview({ dir: '/nowhere', day: '2027-01-01' })).toThrow('belongs to a request')
})
