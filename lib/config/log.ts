import { format, stripVTControlCharacters } from 'node:util'

type Fields = Record<string, unknown>

function write(level: string, message: string, fields: Fields): void {
  const time = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  process.stderr.write(`${JSON.stringify({ time, level, message, ...fields })}\n`)
}

/**
 * One JSON line an event on standard error. Fields carry ids and counts, never an
 * address, a name or anything that a reader typed.
 */
export const log = {
  info: (message: string, fields: Fields = {}): void => write('info', message, fields),
  warn: (message: string, fields: Fields = {}): void => write('warn', message, fields),
  error: (message: string, fields: Fields = {}): void => write('error', message, fields),
}

/**
 * Has what libraries print on the console, such as Next its errors, written as lines of the log:
 * of an error only its message, no stack.
 */
export function captureConsole(): void {
  for (const [method, level] of [
    ['error', 'error'],
    ['warn', 'warn'],
    ['log', 'info'],
    ['info', 'info'],
  ] as const) {
    console[method] = (...args: unknown[]) => {
      const said = args.map((one) => (one instanceof Error ? String(one) : one))
      const [first = ''] = stripVTControlCharacters(format(...said))
        .trim()
        .split('\n')
      write(level, 'console', { said: first })
    }
  }
}
