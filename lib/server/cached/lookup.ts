import { securityHeaders } from '#lib/page-cache/security-headers.ts'
import { isCacheable, pathOfPage } from '../is-cacheable.ts'
import type { RequestHead } from '../request-head.ts'
import { type ServerOptions, withReports } from '../server-options.ts'
import {
  answerWithAsset,
  answerWithPage,
  type CachedResponse,
  type Sending,
} from './cached-response.ts'

/**
 * The answer to a request out of memory: at once, or later when its page has to be pressed or its
 * body to be made; undefined when it is not there to be found.
 */
export type Lookup = (
  asked: RequestHead,
) => CachedResponse | Promise<CachedResponse | undefined> | undefined

/** Finds the pages of the edition and the files of the site. */
export function createLookup(settings: ServerOptions): Lookup {
  const { edition, assets, siteUrl } = settings
  const sending: Sending = {
    security: Object.entries(securityHeaders(siteUrl)).flat(),
    siteUrl,
    reporting: withReports('', settings),
  }

  function fromAssets(asked: RequestHead): ReturnType<Lookup> {
    const found = assets?.find(asked.url?.split('?', 1)[0] ?? '')
    return whenFound(found, (asset) => answerWithAsset(asked, asset, sending))
  }

  return (asked) => {
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return undefined
    const path = isCacheable(asked) ? pathOfPage(asked.url ?? '') : undefined
    const found = path === undefined ? undefined : edition?.pages.find(path)
    return whenFound(found, (page) => answerWithPage(asked, page, sending)) ?? fromAssets(asked)
  }
}

/** Goes on with what is found, without making that wait which does not. */
function whenFound<T, U>(
  found: T | Promise<T | undefined> | undefined,
  then: (found: T) => U | Promise<U>,
): U | Promise<U | undefined> | undefined {
  if (found instanceof Promise) return found.then((one) => one && then(one))
  return found && then(found)
}
