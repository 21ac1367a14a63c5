import { once } from 'node:events'
import { createServer } from 'node:net'
import { errorCode, reason, StopError } from '../stop.ts'

/** Why a server cannot listen there, as the sentence for the operator. */
export function listenError(error: unknown, host: string, port: number): StopError {
  if (errorCode(error) === 'EADDRINUSE') {
    return new StopError(`PORT: port ${port} on ${host} is in use; set PORT to a free one.`)
  }
  if (errorCode(error) === 'EACCES') {
    return new StopError(
      `PORT: port ${port} on ${host} is not allowed here; set PORT to one above 1023.`,
    )
  }
  return new StopError(`HOST: “${host}” cannot be listened on: ${reason(error)}.`)
}

/** Resolves when a server could listen there now; rejects with a `StopError` when not. */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ host, port })
    await once(probe, 'listening')
  } catch (error) {
    throw listenError(error, host, port)
  } finally {
    probe.close()
  }
}
