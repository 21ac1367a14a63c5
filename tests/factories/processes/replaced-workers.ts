// Serves “pid” by workers that are replaced for each line on standard input; prints the port, then
// `restarted` or the reason why not. As a worker, it is what serves.
import cluster from 'node:cluster'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeServer } from '#lib/server/close-server.ts'
import { joinWorkers, reportReady } from '#lib/server/worker.ts'
import { startWorkers } from '#lib/server/workers.ts'

async function serve(): Promise<void> {
  if (process.env.BROKEN) process.exit(1)
  let isClosing = false
  const server = createServer(async (_, res) => {
    if (isClosing) res.shouldKeepAlive = false
    await sleep(Math.random() * 10)
    res.end(String(process.pid))
  })
  const retired = joinWorkers()
  server.listen({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  reportReady(typeof address === 'object' && address ? address.port : 0)
  process.on('SIGTERM', () => process.exit(0))
  await retired
  isClosing = true
  await closeServer(server, { idleMs: 1_000 })
  process.exit(0)
}

async function supervise(count: number): Promise<void> {
  const program = { exec: import.meta.filename, execArgv: [], env: { ...process.env } }
  const workers = await startWorkers(count, program)
  process.stdout.write(`${workers.port}\n`)
  for await (const line of createInterface({ input: process.stdin })) {
    const env = { ...program.env, BROKEN: line === 'broken' ? '1' : '' }
    const said = await workers.restart({ ...program, env }).then(
      () => 'restarted',
      (error: unknown) => String(error),
    )
    process.stdout.write(`${said}\n`)
  }
  await workers.close()
  process.exit(0)
}

await (cluster.isWorker ? serve() : supervise(Number(process.argv[2])))
