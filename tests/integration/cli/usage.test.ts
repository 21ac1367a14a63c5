import { expect, test } from 'vitest'
import { runSite } from '../../factories/run-site.ts'

const COMMANDS = [
  'recommendations list',
  'recommendations export',
  'subscribers list',
  'subscribers export',
  'subscribers remove',
  'facts due',
  'facts changes',
  'mail status',
  'mail resume',
  'newsletter preview',
  'newsletter send',
  'newsletter status',
  'newsletter pause',
  'newsletter resume',
  'store migrate',
  'store backup',
  'store restore',
  'probe',
]

test('--help names every command', async () => {
  const { code, stdout, stderr } = await runSite(['--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const command of COMMANDS) expect(stdout).toContain(`  ${command}`)
})

test.each([
  [[], COMMANDS],
  [['nonsense'], COMMANDS],
  [
    ['facts', 'nonsense'],
    ['facts due', 'facts changes'],
  ],
  [['store'], ['store migrate', 'store backup', 'store restore']],
  [['--json'], COMMANDS],
])('%j lists what there is and exits with 2', async (words, commands) => {
  const { code, stdout, stderr } = await runSite(words)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  const listed = COMMANDS.filter((command) => stderr.includes(`  ${command}`))
  expect(listed).toEqual(commands)
})

test.each([
  [['facts', 'due', '--nonsense'], '--nonsense'],
  [['facts', 'due', 'extra'], '“extra”'],
  [['facts', 'changes'], '--since'],
  [['facts', 'changes', '--since', 'yesterday'], 'YYYY-MM-DD'],
  [['facts', 'changes', '--since', '2026-02-30'], 'YYYY-MM-DD'],
  [['store', 'restore'], 'Name the file'],
])('%j says what is wrong with it and exits with 2', async (words, said) => {
  const { code, stdout, stderr } = await runSite(words)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(said)
})

test('--help after a command explains its options', async () => {
  const { code, stdout } = await runSite(['recommendations', 'export', '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain('--csv')
})

test('a wrong setting is one sentence, and 1', async () => {
  const { code, stdout, stderr } = await runSite(['probe'], { PORT: 'x' })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe('PORT: “x” cannot be used; allowed is a whole number from 0 to 65535.\n')
})
