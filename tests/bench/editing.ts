import { globSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { brotliCompressSync } from 'node:zlib'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { stopChecker } from '#lib/publishing/check/check-process.ts'
import { testBuild } from '../test-build.ts'
import { publishingTimes } from './editing/publishing-times.ts'
import type { Row } from './search.ts'

const TEXT = 'guides/money-to-show/ru.mdx'
const ROUNDS = 15

/** Parts of the script that only the editing room loads, by what is in no other file. */
const PARTS: [what: string, mark: string, most: number][] = [
  ['the editor of texts', 'cm-content', 119_000],
  ['what cleans pasted text', 'mso-list', 100_000],
]

/**
 * The bytes of the editing room's script, how long the check of one draft takes, and how long it takes
 * from publishing to the new page at a reader's, here and on another machine.
 */
export async function benchEditing(day: string): Promise<Row[]> {
  return [...scriptBytes(), ...(await checkTimes(day)), ...(await publishingTimes(day))]
}

function scriptBytes(): Row[] {
  const files = globSync(`${testBuild()}/static/**/*.js`).map((file) => readFileSync(file))
  return PARTS.map(([what, mark, most]) => {
    const found = files.filter((bytes) => bytes.includes(mark))
    const value = found.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0)
    const ok = found.length > 0 && value <= most
    return { figure: `script of ${what}, brotli`, value, unit: 'B', budget: `≤ ${most} B`, ok }
  })
}

/** The first check of a process reads everything: it is begun when somebody opens the room. */
async function checkTimes(day: string): Promise<Row[]> {
  const text = readFileSync(`content/${TEXT}`, 'utf8')
  const check = async (words: string) => {
    const begun = performance.now()
    await checkContentAs('content', [{ path: TEXT, text: `${text}\n${words}\n` }], day)
    return performance.now() - begun
  }
  const cold = await check('Слово')
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await check(`Слово ${round % 7}и`))
  stopChecker()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return [
    {
      figure: 'check of one draft, the process being cold',
      value: Math.round(cold),
      unit: 'ms',
      budget: 'begun on opening',
      ok: true,
    },
    row('check of one draft, median', at(0.5)),
    row('check of one draft, 9 of 10', at(0.9)),
  ]
}

function row(figure: string, value: number): Row {
  return { figure, value, unit: 'ms', budget: '≤ 300 ms', ok: value <= 300 }
}
