import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { checkPort, listenError } from '#lib/cli/start/free-port.ts'

it('lets a free port pass and leaves it free', async () => {
  await checkPort('127.0.0.1', 0)
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  holder.close()
  await once(holder, 'close')
  await checkPort('127.0.0.1', address.port)
  await checkPort('127.0.0.1', address.port)
})

it('says in one sentence that a port is in use, and what to do', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void holder.close())
  await once(holder, 'listening')
  const address = holder.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await expect(checkPort('127.0.0.1', address.port)).rejects.toThrow(
    `PORT: port ${address.port} on 127.0.0.1 is in use; set PORT to a free one.`,
  )
})

it('says that an address is not one of this machine', async () => {
  await expect(checkPort('192.0.2.1', 0)).rejects.toThrow(
    'HOST: “192.0.2.1” cannot be listened on: this machine has no such address.',
  )
})

it('says that a low port is not allowed', () => {
  const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
  expect(listenError(refused, '127.0.0.1', 80).message).toBe(
    'PORT: port 80 on 127.0.0.1 is not allowed here; set PORT to one above 1023.',
  )
})
