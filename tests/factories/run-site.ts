import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../../lib/cli/site.ts', import.meta.url))

export type Ran = { code: number | null; stdout: string; stderr: string }

/** Runs the operator's command line in a folder, with only these settings. */
export async function runSite(
  words: string[],
  settings: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Ran> {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, [file, ...words], {
    cwd,
    env: { PATH, NODE_COMPILE_CACHE, NODE_ENV: 'test', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { code, stdout, stderr }
}

/** What was printed as JSON lines, every line of it. */
export function readJsonLines(stdout: string): unknown[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}
