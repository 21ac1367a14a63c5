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

/** Errors that a line tells of already: Next says each a second time through the console. */
const told = new WeakSet<object>()

function wasTold(value: unknown): boolean {
  return typeof value === 'object' && value !== null && told.has(value)
}

function tell(message: string, reason: unknown): void {
  if (typeof reason === 'object' && reason !== null) told.add(reason)
  log.error(message, { error: reason instanceof Error ? reason : String(reason) })
}

/** What code other than ours says through the console: its first line, the rest as `detail`. */
function toEntry(values: unknown[]): { message: string; detail?: string } {
  const text = stripVTControlCharacters(format(...values)).trim()
  const [first = '', ...rest] = text.split('\n')
  return { message: first, ...(rest.length > 0 && { detail: rest.join('\n') }) }
}

/**
 * Makes everything that this process says on standard error a line of the log: the console of
 * Next and other libraries, warnings of Node, exceptions and rejections that nobody caught. Those
 * end no process, as Next's own handlers have it: one request fails, the others are answered.
 */
export function logAllOutput(): void {
  for (const [method, level] of LEVELS) {
    Object.assign(console, {
      [method]: (...values: unknown[]) => {
        if (values.some(wasTold)) return
        const { message, ...detail } = toEntry(values)
        if (message) log[level](message, detail)
      },
    })
  }
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.warn('process warning', { warning: String(warning) }))
  process.on('uncaughtException', (error) => tell('exception not caught', error))
  process.on('unhandledRejection', (reason) => tell('rejection not handled', reason))
}
