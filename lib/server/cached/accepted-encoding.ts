export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity'

/**
 * The encoding to answer in: the smallest of those that a reader's program rates highest. What
 * cannot be read counts as not said, and without a word the body goes out as it is.
 */
export function acceptedEncoding(header: string | undefined, ready: readonly Encoding[]): Encoding {
  if (!header) return 'identity'
  const rates = ratesOf(header)
  const rate = (name: Encoding): number =>
    rates.get(name) ?? (name === 'identity' ? LOWEST : (rates.get('*') ?? 0))
  let best: Encoding = 'identity'
  for (const name of ready) if (rate(name) > rate(best)) best = name
  return best
}

/** Nobody refuses a plain body by saying nothing of it, and everybody prefers a smaller one. */
const LOWEST = 0.0001

const known = new Map<string, Map<string, number>>()

/** Programs say it in few ways; what else comes must not fill the memory. */
const MOST_KNOWN = 100

function ratesOf(header: string): Map<string, number> {
  const read = known.get(header)
  if (read) return read
  if (known.size >= MOST_KNOWN) known.clear()
  const rates = readRates(header.toLowerCase())
  known.set(header, rates)
  return rates
}

function readRates(header: string): Map<string, number> {
  const rates = new Map<string, number>()
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    const rate = quality === undefined ? 1 : Number(quality.slice(2))
    if (name !== '' && rate >= 0 && rate <= 1) rates.set(name, rate)
  }
  return rates
}
