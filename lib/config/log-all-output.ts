import { format, stripVTControlCharacters } from 'node:util'
import { log } from './log.ts'

const LEVELS = [
  ['log', 'info'],
  ['info', 'info'],
  ['debug', 'info'],
  ['trace', 'warn'],
  ['warn', 'warn'],
  ['error', 'error'],
] as const

/** Errors that are already in the log: Next prints each a second time through the console. */
const logged = new WeakSet<object>()

function isLogged(value: unknown): boolean {
  return typeof value === 'object' && value !== null && logged.has(value)
}

function logError(message: string, reason: unknown): void {
  if (typeof reason === 'object' && reason !== null) logged.add(reason)
  log.error(message, { error: reason instanceof Error ? reason : String(reason) })
}

/** Splits console output into its first line and the rest (`detail`). */
function toEntry(values: unknown[]): { message: string; detail?: string } {
  const text = stripVTControlCharacters(format(...values)).trim()
  const [first = '', ...rest] = text.split('\n')
  return { message: first, ...(rest.length > 0 && { detail: rest.join('\n') }) }
}

/**
 * Writes all output of this process on standard error as lines of the log: the console of Next and
 * other libraries, Node's warnings, uncaught exceptions and unhandled rejections. As with Next's
 * own handlers, these do not end the process: one request fails, the others continue.
 */
export function logAllOutput(): void {
  for (const [method, level] of LEVELS) {
    Object.assign(console, {
      [method]: (...values: unknown[]) => {
        if (values.some(isLogged)) return
        const { message, ...detail } = toEntry(values)
        if (message) log[level](message, detail)
      },
    })
  }
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.warn('process warning', { warning: String(warning) }))
  process.on('uncaughtException', (error) => logError('exception not caught', error))
  process.on('unhandledRejection', (reason) => logError('rejection not handled', reason))
}
