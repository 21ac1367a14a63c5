import { once } from 'node:events'
import { createServer } from 'node:net'
import { errorCode, errorMessage, FatalError } from '../fatal-error.ts'

/** Why a server cannot listen there, as the sentence for the operator. */
export function listenError(error: unknown, host: string, port: number): FatalError {
  if (errorCode(error) === 'EADDRINUSE') {
    return new FatalError(`PORT: port ${port} on ${host} is in use; set PORT to a free one.`)
  }
  if (errorCode(error) === 'EACCES') {
    return new FatalError(
      `PORT: port ${port} on ${host} is not allowed here; set PORT to one above 1023.`,
    )
  }
  return new FatalError(`HOST: “${host}” cannot be listened on: ${errorMessage(error)}.`)
}

/** Resolves when a server could listen there now; rejects with a `FatalError` when not. */
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
