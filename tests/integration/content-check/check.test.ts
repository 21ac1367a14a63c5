import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { contentFolder, translation } from '#tests/factories/content-folder.ts'

const SCRIPT = resolve('lib/cli/check.ts')

/** Runs the checker where a content folder lies. */
function check(dir: string, args: string[] = []) {
  const environment = { ...process.env, TODAY: '2026-12-01' }
  const options = { cwd: dirname(dir), env: environment, encoding: 'utf8' } as const
  return spawnSync(process.execPath, [SCRIPT, ...args], options)
}

test('a faultless content ends with 0 and a summary', () => {
  using folder = contentFolder()
  const { status, stdout, stderr } = check(folder.dir)
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '0 errors, 0 warnings in 22 records and 12 texts.\n',
    stderr: '',
  })
})

test('warnings alone do not fail a check', () => {
  using folder = contentFolder({ 'guides/start-here/kk.mdx': null })
  const { status, stdout } = check(folder.dir)
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /en\.mdx:1: Warning: [\s\S]*0 errors, 1 warning in 22 records and 11 texts\.\n$/,
  )
})

test('errors end with 1, sorted by file and line', () => {
  using folder = contentFolder({
    'people.yml': '[]',
    'messages/kk.json': '{,}',
    'guides/start-here/ru.mdx': translation('<Fact id="fee" />\n\n<Fact id="foe" />\n'),
  })
  const { status, stdout } = check(folder.dir)
  expect(status).toBe(1)
  const places = stdout.split('\n').map((line) => /^\S+?:\d+/.exec(line)?.[0])
  expect(places.filter(Boolean)).toEqual([
    'content/guides/start-here/en.mdx:7',
    'content/guides/start-here/ru.mdx:8',
    'content/guides/start-here/ru.mdx:10',
    'content/messages/kk.json:1',
    // A warning comes after all errors.
    'content/guides/start-here/ru.mdx:1',
  ])
})

test('a stamp makes a translation that was behind up to date', () => {
  using folder = contentFolder({
    'guides/start-here/kk.mdx': translation('Керегі: <Fact id="fee-prp" />.\n', 'VERSION'),
  })
  expect(check(folder.dir).status).toBe(1)
  const { status, stdout } = check(folder.dir, ['--stamp', 'start-here', 'kk'])
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /^content\/guides\/start-here\/kk\.mdx now translates version [0-9a-f]{12}, as of 2026-12-01\.\n$/,
  )
  expect(readFileSync(join(folder.dir, 'guides/start-here/kk.mdx'), 'utf8')).toContain(
    'day: 2026-12-01',
  )
  expect(check(folder.dir).stdout).toMatch(/^0 errors, 0 warnings/)
})

test.each([
  [
    'an original',
    ['--stamp', 'start-here', 'en'],
    1,
    'its front matter has no line such as translates',
  ],
  [
    'a guide that there is not',
    ['--stamp', 'nowhere', 'kk'],
    1,
    'There is no content/guides/nowhere/kk.mdx.',
  ],
  ['no language', ['--stamp', 'start-here'], 2, 'npm run check -- --stamp GUIDE LANGUAGE'],
  ['an unknown option', ['--fix'], 2, "Unknown option '--fix'"],
])('stamping or asking for %s is refused', (_what, args, code, words) => {
  using folder = contentFolder()
  const { status, stdout, stderr } = check(folder.dir, args)
  expect({ status, stdout }).toEqual({ status: code, stdout: '' })
  expect(stderr).toContain(words)
})
