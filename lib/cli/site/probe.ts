import { env } from '#lib/config/settings.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import type { Command } from './command.ts'
import { type Column, printJsonLines, printTable } from './print.ts'

const PATIENCE = 10_000

type Answer = { url: string; ok: boolean; status: number | null; error: string | null }

const COLUMNS: Column<Answer>[] = [
  { title: 'url', value: ({ url }) => url },
  { title: 'ok', value: ({ ok }) => (ok ? 'yes' : 'no') },
  { title: 'status', value: ({ status, error }) => String(status ?? error) },
]

async function ask(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await response.arrayBuffer()
    return { url, ok: response.status === 200, status: response.status, error: null }
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    return { url, ok: false, status: null, error: errorMessage(cause) }
  }
}

export const probeCommands: Command[] = [
  {
    name: 'probe',
    summary: 'asks the running site at SITE_URL whether it lives and is ready',
    async run({ json }) {
      const { SITE_URL } = env()
      const answers = await Promise.all(
        ['/healthz', '/readyz'].map((path) => ask(`${SITE_URL}${path}`)),
      )
      await (json ? printJsonLines(answers, (answer) => answer) : printTable(answers, COLUMNS))
      const bad = answers.filter(({ ok }) => !ok).map(({ url }) => url)
      if (bad.length > 0) throw new FatalError(`Not as it should be: ${bad.join(', ')}.`)
    },
  },
]
