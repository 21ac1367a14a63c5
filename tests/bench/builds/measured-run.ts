import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

export type Measured = {
  seconds: number
  /** The most that the process and all its children held at one time. */
  megabytes: number
}

const EVERY = 1_000

/** Runs a script to its end; throws with what it said when it fails. */
export async function measureRun(
  args: string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv },
): Promise<Measured> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryBelow(child.pid ?? 0))
  }, EVERY)
  const [code] = await once(child, 'close')
  clearInterval(timer)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said.slice(-2000)}`)
  return { seconds: (performance.now() - begun) / 1000, megabytes: most }
}

/** Megabytes of a process and its children, each page that they share counted once. */
function memoryBelow(pid: number): number {
  try {
    const own = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    const children = globSync(`/proc/${pid}/task/*/children`)
      .flatMap((file) => readFileSync(file, 'utf8').split(' '))
      .filter(Boolean)
    return children.reduce((sum, id) => sum + memoryBelow(Number(id)), Number(own) / 1024)
  } catch {
    // It has ended meanwhile.
    return 0
  }
}
