import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { SERVER_FLAGS, serverEnvironment } from '#lib/cli/launch/run-pinned.mjs'
import { AT_ONCE } from '#lib/newsletter/send-letters.ts'
import { openStore } from '#lib/store/connect.ts'
import { LETTER } from '../factories/letter.ts'
import { beginBenchLetter, fillList } from './mail/fill-list.ts'
import { MailSink } from './mail/mail-sink.ts'
import type { Row } from './search.ts'

export const needsSite = false

const FEW = 1_000
const MANY = 100_000

/** Letters that both send for the comparison of rates, one after the other, so many times. */
const COMPARED = 3_000
const PAIRS = 5

const execute = promisify(execFile)
const sentList = z.object({ ms: z.number(), sent: z.number(), rss: z.number() })

/** Runs a program with the memory settings of a serving process, for that is what sends letters. */
function run(file: string, args: string[]) {
  const env = serverEnvironment(process.cwd(), process.env)
  return execute(process.execPath, [...SERVER_FLAGS, file, ...args], { env })
}

/** Letters a second beside nodemailer's own pool, not signed and signed. */
export async function benchMailRate(): Promise<Row[]> {
  const sink = await MailSink.start()
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-bench-'))
  const keyFile = join(folder, 'dkim.pem')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  try {
    return [...(await compare(sink, '')), ...(await compare(sink, keyFile))]
  } finally {
    await sink.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Memory from a short list to a long one. */
export async function benchMailMemory(): Promise<Row[]> {
  const sink = await MailSink.start()
  try {
    const few = await sendList(sink, FEW)
    const many = await sendList(sink, MANY)
    const growth = many.rss / few.rss
    return [
      figure(`memory of the sender, ${FEW} recipients`, Math.round(few.rss), 'MB'),
      figure(`memory of the sender, ${MANY} recipients`, Math.round(many.rss), 'MB'),
      limited('memory of the long list beside the short', growth, '≤ 1.5', growth <= 1.5),
    ]
  } finally {
    await sink.stop()
  }
}

/** Both send the same mails to the same server over as many connections, signed or not. */
async function compare(sink: MailSink, keyFile: string): Promise<Row[]> {
  const own: number[] = []
  const plain: number[] = []
  for (let pair = 0; pair < PAIRS; pair++) {
    const { html, text, ms } = await sendList(sink, COMPARED, keyFile)
    own.push((COMPARED * 1_000) / ms)
    const args = [sink.url, String(COMPARED), String(AT_ONCE), html, text, keyFile]
    const { stdout } = await run('tests/bench/mail/send-plain.ts', args)
    plain.push((COMPARED * 1_000) / Number(stdout))
  }
  const ratio = median(own.map((rate, pair) => rate / (plain[pair] ?? rate)))
  const how = keyFile ? 'signed' : 'not signed'
  return [
    figure(`letters a second, with every row in the store, ${how}`, Math.round(median(own))),
    figure(`mails a second by nodemailer’s pool alone, ${how}`, Math.round(median(plain))),
    limited(`letters beside the bare pool, ${how}`, ratio, '≥ 0.7', ratio >= 0.7),
  ]
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function sendList(sink: MailSink, count: number, keyFile = '') {
  const dataDir = await mkdtemp(join(tmpdir(), 'we-guide-bench-'))
  try {
    const store = await openStore({ dataDir })
    await fillList(
      store,
      Array.from({ length: count }, (_, n) => `r${n}`),
    )
    await beginBenchLetter(store)
    const { html = '', text = '' } = (await store.letters.findText(LETTER, 'en')) ?? {}
    await store.close()
    sink.forget()
    const { stdout } = await run('tests/bench/mail/send-list.ts', [sink.url, dataDir, keyFile])
    const measured = sentList.parse(JSON.parse(stdout))
    if (measured.sent !== count || (await sink.count()) !== count) {
      throw new Error(`${measured.sent} of ${count} letters arrived`)
    }
    return { ...measured, html, text }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

function figure(name: string, value: number, unit = ''): Row {
  return { figure: `mail: ${name}`, value, unit, budget: '–', ok: true }
}

function limited(name: string, value: number, budget: string, ok: boolean): Row {
  return { figure: `mail: ${name}`, value: Math.round(value * 100) / 100, unit: '', budget, ok }
}
