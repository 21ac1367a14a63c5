export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity'

/**
 * The encoding to answer in: the smallest of those that a reader's program rates highest. What
 * cannot be read counts as not said, and without a word the body goes out as it is.
 */
export function acceptedEncoding(header: string | undefined, ready: readonly Encoding[]): Encoding {
  if (!header) return 'identity'
  const rates = readRates(header.toLowerCase())
  const rate = (name: Encoding): number =>
    rates.get(name) ?? (name === 'identity' ? LOWEST : (rates.get('*') ?? 0))
  let best: Encoding = 'identity'
  for (const name of ready) if (rate(name) > rate(best)) best = name
  return best
}

/** Nobody refuses a plain body by saying nothing of it, and everybody prefers a smaller one. */
const LOWEST = 0.0001

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
