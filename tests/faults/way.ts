import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * `cut`: connections break and new ones are refused; `silent`: nothing comes through, nothing
 * breaks; `slow`: each packet takes a while.
 */
export type Mood = 'open' | 'cut' | 'silent' | 'slow'

const SLOW_MS = 150

/** A way to a port of this machine that can be cut, silenced or slowed; it ends with the test. */
export async function openWay(port: number): Promise<{ port: number; set(mood: Mood): void }> {
  const sockets = new Set<Socket>()
  let mood: Mood = 'open'
  function pass(from: Socket, to: Socket): void {
    // One after another: what is slow comes in its order.
    let last = Promise.resolve()
    from.on('data', (data) => {
      if (mood === 'silent') return
      const pause = mood === 'slow' ? SLOW_MS : 0
      last = last.then(async () => {
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
        if (!to.destroyed) to.write(data)
      })
    })
    from.on('error', () => undefined)
    from.on('close', () => to.destroy())
  }
  const server = createServer((client) => {
    if (mood === 'cut') return void client.destroy()
    const upstream = connect(port, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    pass(client, upstream)
    pass(upstream, client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  function breakAll(): void {
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    breakAll()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    set(next) {
      mood = next
      if (next === 'cut') breakAll()
    },
  }
}
