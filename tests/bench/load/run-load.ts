import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const reads = z.object({ answers: z.number(), p50: z.number(), p99: z.number() })

const writes = z.object({
  posts: z.array(z.number()),
  desk: z.array(z.number()),
  references: z.array(z.string()),
  failed: z.array(z.string()),
})

export type LoadOptions = {
  url: string
  /** The page that readers read, from memory. */
  page: string
  seconds: number
  /** Requests for it a second; as fast as the answers come with 0. */
  readRate: number
  /** Recommendations a second. */
  writeRate: number
  /** The cookie of an editor's session. */
  cookie: string
}

export type Loaded = {
  reads: z.infer<typeof reads>
  writes: { p50: number; p99: number; count: number }
  desk: { p50: number; p99: number }
  references: string[]
  failed: string[]
}

/** Readers, people who send recommendations, and an editor, all at the same time. */
export async function runLoad(options: LoadOptions): Promise<Loaded> {
  const { url, page, seconds, readRate, writeRate, cookie } = options
  const [read, written] = await Promise.all([
    runScript('tests/bench/pages/load-client.ts', [
      ...[`${url}${page}`, String(Math.round(readRate)), String(seconds)],
    ]),
    runScript('tests/bench/load/write-client.ts', [
      ...[url, String(writeRate), String(seconds), cookie],
    ]),
  ])
  const { posts, desk, references, failed } = writes.parse(JSON.parse(written))
  return {
    reads: reads.parse(JSON.parse(read)),
    writes: { p50: quantile(posts, 0.5), p99: quantile(posts, 0.99), count: posts.length },
    desk: { p50: quantile(desk, 0.5), p99: quantile(desk, 0.99) },
    references,
    failed,
  }
}

function quantile(times: number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN
}

async function runScript(script: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return said
}
