import { securityHeaders } from '../../pages/headers.ts'
import type { Asked } from '../asked.ts'
import { asksForEdition, pathOfPage } from '../pass-by.ts'
import { type FrontSettings, withReports } from '../settings.ts'
import { answerWithAsset, answerWithPage, type ReadyAnswer, type Sending } from './ready-answer.ts'

/**
 * The answer to a request out of memory: at once, or later when its page has to be pressed or its
 * body to be made; undefined when it is not there to be found.
 */
export type FromMemory = (
  asked: Asked,
) => ReadyAnswer | Promise<ReadyAnswer | undefined> | undefined

/** Finds the pages of the edition and the files of the site. */
export function makeFromMemory(settings: FrontSettings): FromMemory {
  const { edition, assets, siteUrl } = settings
  const sending: Sending = {
    security: Object.entries(securityHeaders(siteUrl)).flat(),
    siteUrl,
    reporting: withReports('', settings),
  }

  function fromAssets(asked: Asked): ReturnType<FromMemory> {
    const found = assets?.find(asked.url?.split('?', 1)[0] ?? '')
    return whenFound(found, (asset) => answerWithAsset(asked, asset, sending))
  }

  return (asked) => {
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return undefined
    const path = asksForEdition(asked) ? pathOfPage(asked.url ?? '') : undefined
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
