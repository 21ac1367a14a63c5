import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A program of `tests/factories/processes` that runs, and the lines it prints. */
export type Running = { child: ChildProcess; lines: AsyncIterator<string>; ended: Promise<unknown> }

/** Runs a program of `tests/factories/processes` on the Node of this process; it ends with the test. */
export function runProcess(name: string, args: string[]): Running {
  const file = fileURLToPath(new URL(`./processes/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, lines, ended }
}

/** The next line that a program prints; throws when it ends without one. */
export async function nextLine({ lines }: Running): Promise<string> {
  const { value, done } = await lines.next()
  if (done) throw new Error('The program ended without another line')
  return value
}
