import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { withRequest } from '#lib/config/request-context.ts'
import { openStore } from '#lib/store/connect.ts'
import { DATABASES } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

/** A way to a database server on which nothing comes through any more once it is silenced. */
async function startProxy(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const sockets: Socket[] = []
  let silent = false
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    sockets.push(client, upstream)
    client.on('data', (data) => silent || upstream.write(data))
    upstream.on('data', (data) => silent || client.write(data))
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  const url = new URL(databaseUrl)
  url.port = String(address.port)
  function setSilent(value: boolean): void {
    silent = value
  }
  return { url: url.href, setSilent }
}

const postgres = DATABASES.find(({ name }) => name === 'PostgreSQL')

test.skipIf(!postgres)(
  'a PostgreSQL that falls silent holds no request, and is used again',
  async () => {
    const { databaseUrl = '', dataDir } = (await postgres?.prepare()) ?? { dataDir: '' }
    const proxy = await startProxy(databaseUrl)
    const store = await openStore({ databaseUrl: proxy.url, dataDir })
    onTestFinished(() => store.close())
    const save = (key: string) =>
      withRequest(undefined, () =>
        store.drafts.save({ key, form: 'f', answers: {}, at: NOON, expiresAt: NOON }),
      )
    await save('before')
    proxy.setSilent(true)
    // Nothing ends the silence before both have ended.
    await expect(save('write')).rejects.toThrow('timeout')
    await expect(
      withRequest(undefined, () => store.drafts.find('before', 'f', NOON)),
    ).rejects.toThrow('timeout')
    expect(store.lastWrite()).toMatchObject({ ok: false })
    proxy.setSilent(false)
    await save('after')
    expect(store.lastWrite()).toBeDefined()
  },
)
