import { globSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { brotliCompressSync } from 'node:zlib'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { stopChecker } from '#lib/publishing/check/check-process.ts'
import type { Row } from './search.ts'

const TEXT = 'guides/money-to-show/ru.mdx'
const ROUNDS = 9

/** Parts of the script that only the editing room loads, by what is in no other file. */
const PARTS: [what: string, mark: string, most: number][] = [
  ['the editor of texts', 'cm-content', 119_000],
  ['what cleans pasted text', 'mso-list', 100_000],
]

/** The bytes of the editing room's script, and how long the check of one draft takes. */
export async function benchEditing(day: string): Promise<Row[]> {
  return [...scriptBytes(), await checkTime(day)]
}

function scriptBytes(): Row[] {
  const files = globSync('.next-test/static/chunks/**/*.js').map((file) => readFileSync(file))
  return PARTS.map(([what, mark, most]) => {
    const found = files.filter((bytes) => bytes.includes(mark))
    const value = found.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0)
    const ok = found.length > 0 && value <= most
    return { figure: `script of ${what}, brotli`, value, unit: 'B', budget: `≤ ${most} B`, ok }
  })
}

async function checkTime(day: string): Promise<Row> {
  const text = readFileSync(`content/${TEXT}`, 'utf8')
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begun = performance.now()
    await checkContentAs(
      'content',
      [{ path: TEXT, text: `${text}\nСлово ${'и '.repeat(round)}\n` }],
      day,
    )
    if (round > 0) times.push(performance.now() - begun)
  }
  stopChecker()
  const value = Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0)
  return { figure: 'check of one draft', value, unit: 'ms', budget: '≤ 300 ms', ok: value <= 300 }
}
