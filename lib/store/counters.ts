import {
  type IRateLimiterOptions,
  RateLimiterCluster,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { openPool } from './database/postgres-servers.ts'

/** So many within so many seconds, counted under a name of its own. */
export type Rule = { name: string; most: number; seconds: number }

export type Counters = {
  /** Counts one more of a key; gives the seconds to wait when that is too many. */
  count(rule: Rule, key: string): Promise<number | undefined>
  close(): Promise<void>
}

export type CounterOptions = {
  databaseUrl?: string | undefined
  /** Whether the process that started this one counts for it and others (`lib/server/workers.ts`). */
  hasSiblings?: boolean
}

/** How long a form waits to be counted: a commit may wait for a standby that is gone. */
const MAX_WAIT_MS = 2_000

type Limiter = Pick<RateLimiterMemory, 'consume'>

async function take(limiter: Limiter, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  }
}

/**
 * Counts within this process and its siblings, or, where there is PostgreSQL, for all processes together; then
 * this process goes on counting by itself while the database does not answer.
 */
export function openCounters({ databaseUrl, hasSiblings = false }: CounterOptions): Counters {
  const pool = databaseUrl
    ? openPool(databaseUrl, {
        max: 3,
        connectionTimeoutMillis: MAX_WAIT_MS,
        query_timeout: MAX_WAIT_MS,
      })
    : undefined
  const limiters = new Map<string, Limiter>()

  function open({ name, most, seconds }: Rule): Limiter {
    const options: IRateLimiterOptions = { keyPrefix: name, points: most, duration: seconds }
    // Of several processes on one machine the first one counts for all.
    const own = hasSiblings ? new RateLimiterCluster(options) : new RateLimiterMemory(options)
    if (!pool) return own
    return new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      tableName: 'rate_limits',
      tableCreated: true,
      insuranceLimiter: own,
    })
  }

  return {
    count(rule, key) {
      const limiter = limiters.get(rule.name) ?? open(rule)
      limiters.set(rule.name, limiter)
      return take(limiter, key)
    },
    close: async () => pool?.end(),
  }
}
