import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { listContentFiles, readContentFile } from '#lib/publishing/content-file.ts'
import {
  ContentPathError,
  parseContentPath,
  resolveContentPath,
  resolveInside,
} from '#lib/publishing/content-path.ts'

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-paths-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  await mkdir(join(dir, 'content/guides/refusal'), { recursive: true })
  await mkdir(join(dir, 'content/facts'), { recursive: true })
  await writeFile(join(dir, 'content/guides/refusal/en.mdx'), 'words')
  await writeFile(join(dir, 'secret.yml'), 'secret')
  return dir
}

it.each([
  ['guides/refusal/ru.mdx', 'guides', 'refusal', 'ru'],
  ['stories/the-librarian/kk.mdx', 'stories', 'the-librarian', 'kk'],
  ['letters/2026-12-01/en.mdx', 'letters', '2026-12-01', 'en'],
  ['pages/about/en.mdx', 'pages', 'about', 'en'],
  ['facts/fees.yml', 'facts', 'fees', undefined],
  ['steps/money.yml', 'steps', 'money', undefined],
  ['messages/kk.json', 'messages', 'messages', 'kk'],
  ['sources.yml', 'sources', 'sources', undefined],
  ['redirects.yml', 'redirects', 'redirects', undefined],
])('%s can be edited', (path, kind, name, locale) => {
  expect(parseContentPath(path)).toEqual({ path, kind, name, ...(locale && { locale }) })
})

it.each([
  '../secret.yml',
  'facts/../../secret.yml',
  'facts/..',
  '..',
  '.',
  '',
  '/etc/passwd',
  '/facts/fees.yml',
  'facts//fees.yml',
  './facts/fees.yml',
  'facts/./fees.yml',
  'facts/fees.yml/',
  'facts/fees.yml\0',
  'facts/\0.yml',
  'facts/fees.yml\n',
  'facts\\..\\..\\secret.yml',
  'C:\\secret.yml',
  'facts/%2e%2e/secret.yml',
  'facts/fees.yaml',
  'facts/fees.yml.ts',
  'facts/fees.ts',
  'facts/Fees.yml',
  'facts/.fees.yml',
  'facts/fe es.yml',
  'facts/fees.yml;rm',
  'facts/ｆees.yml',
  'facts/se\u0441ret.yml',
  'guides/refusal/de.mdx',
  'guides/refusal/en.md',
  'guides/refusal/en.mdx.mdx',
  'guides/en.mdx',
  'guides/a/b/en.mdx',
  'guides/-x/en.mdx',
  'guides/.git/en.mdx',
  'pages/secret/en.mdx',
  'steps/other.yml',
  'messages/en.js',
  'messages/../messages/en.json',
  '.publishing/lock',
  '.git/config',
  'README.md',
  'package.json',
  'pictures/a.svg',
  'pictures/a.png',
  'pictures/a/b.webp',
  'pictures/.a.webp',
  'pictures/A.webp',
  '~/secret.yml',
  'file:///etc/passwd',
  `facts/${'a'.repeat(300)}.yml`,
])('%j cannot be edited, read or written', async (path) => {
  const dir = join(await folder(), 'content')
  expect(parseContentPath(path)).toBeUndefined()
  await expect(resolveContentPath(dir, path)).rejects.toThrow(ContentPathError)
  await expect(readContentFile(dir, path)).rejects.toThrow(ContentPathError)
})

it('symbolic links are not followed: as a file, as its folder, or as the folder above', async () => {
  const root = await folder()
  const dir = join(root, 'content')
  await symlink(join(root, 'secret.yml'), join(dir, 'facts/fees.yml'))
  await symlink(root, join(dir, 'guides/elsewhere'))
  await symlink(join(dir, 'guides'), join(dir, 'stories'))
  await symlink('fees.yml', join(dir, 'sources.yml'))
  for (const path of [
    'facts/fees.yml',
    'guides/elsewhere/en.mdx',
    'stories/refusal/en.mdx',
    'sources.yml',
  ]) {
    await expect(readContentFile(dir, path), path).rejects.toThrow(ContentPathError)
  }
  // A folder in place of a file.
  await mkdir(join(dir, 'acts.yml'))
  await expect(readContentFile(dir, 'acts.yml')).rejects.toThrow(ContentPathError)
  const listed = await listContentFiles(dir)
  expect(listed.map(({ path }) => path)).toEqual(['guides/refusal/en.mdx'])
})

it('what another machine published leaves the folder neither', async () => {
  const dir = join(await folder(), 'content')
  for (const path of ['../secret.yml', '.publishing/lock', 'a/../../b', 'a\0', '.git/hooks/x']) {
    await expect(resolveInside(dir, path), path).rejects.toThrow(ContentPathError)
  }
  expect(await resolveInside(dir, 'README.md')).toBe(join(dir, 'README.md'))
})
