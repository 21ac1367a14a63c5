import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const file = fileURLToPath(new URL('../../factories/processes/noisy.ts', import.meta.url))

async function run(): Promise<{ code: number | null; stdout: string; lines: string[] }> {
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { code, stdout, lines: stderr.split('\n').slice(0, -1) }
}

test('every line of the log is one JSON object, whatever is said and thrown', async () => {
  const { code, stdout, lines } = await run()
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  const entries: Record<string, unknown>[] = lines.map((line) => JSON.parse(line))
  for (const { time, level, message } of entries) {
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(level).toMatch(/^(info|warn|error)$/)
    expect(message).toEqual(expect.any(String))
  }
  const find = (message: string) => entries.filter((entry) => entry.message === message)
  expect(find('circle')).toMatchObject([{ unwritable: expect.stringContaining('circular') }])
  expect(find('strange')).toMatchObject([{ level: 'info', big: '1' }])
  expect(find('throws')).toMatchObject([{ unwritable: 'Error: getter' }])
  expect(find('one is 1')).toMatchObject([{ level: 'info' }])
  expect(find('⨯ Error: GET /ru/search?[query] failed')).toMatchObject([
    { level: 'error', detail: expect.stringContaining('page.js') },
  ])
  expect(find('late')).toMatchObject([{ requestId: 'proxy-id-1' }])
  expect(find('made')[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(find('rejection not handled')).toMatchObject([
    { error: expect.stringContaining('lost [address]') },
    { error: 'undefined' },
  ])
  expect(find('exception not caught')).toMatchObject([
    { error: expect.stringContaining('in two lines') },
  ])
  expect(find('process warning')).toHaveLength(1)
  expect(find('still here')).toHaveLength(1)
  expect(lines.join('\n')).not.toMatch(/aliya|@b\.kz|u:p|my\+name/)
})
