import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { AT_ONCE } from '#lib/newsletter/send-letters.ts'
import { openStore } from '#lib/store/connect.ts'
import { LETTER } from '../factories/letter.ts'
import { beginBenchLetter, fillList } from './mail/fill-list.ts'
import { MailSink } from './mail/mail-sink.ts'
import type { Row } from './search.ts'

export const needsSite = false

const FEW = 1_000
const MANY = 100_000

/** Letters that both send for the comparison of rates. */
const COMPARED = 3_000
const ROUNDS = 3

const run = promisify(execFile)
const sentList = z.object({ ms: z.number(), sent: z.number(), rss: z.number() })

/** Letters a second beside nodemailer's own pool, and memory from a short list to a long one. */
export async function benchMail(): Promise<Row[]> {
  const sink = await MailSink.start()
  try {
    const rates = { own: 0, plain: 0 }
    for (let round = 0; round < ROUNDS; round++) {
      const { html, text, ms } = await sendList(sink, COMPARED)
      rates.own = Math.max(rates.own, (COMPARED * 1_000) / ms)
      const args = [sink.url, String(COMPARED), String(AT_ONCE), html, text]
      const { stdout } = await run(process.execPath, ['tests/bench/mail/send-plain.ts', ...args])
      rates.plain = Math.max(rates.plain, (COMPARED * 1_000) / Number(stdout))
    }
    const ratio = rates.own / rates.plain
    const few = await sendList(sink, FEW)
    const many = await sendList(sink, MANY)
    const growth = many.rss / few.rss
    return [
      figure('letters a second, with every row in the store', Math.round(rates.own)),
      figure('mails a second by nodemailer’s pool alone', Math.round(rates.plain)),
      limited('letters beside the bare pool', ratio, '≥ 0.7', ratio >= 0.7),
      figure(`memory of the sender, ${FEW} recipients`, Math.round(few.rss), 'MB'),
      figure(`memory of the sender, ${MANY} recipients`, Math.round(many.rss), 'MB'),
      limited('memory of the long list beside the short', growth, '≤ 1.5', growth <= 1.5),
    ]
  } finally {
    await sink.stop()
  }
}

async function sendList(sink: MailSink, count: number) {
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
    const file = 'tests/bench/mail/send-list.ts'
    const { stdout } = await run(process.execPath, [file, sink.url, dataDir])
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
