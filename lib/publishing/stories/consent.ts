import { parseDocument } from 'yaml'
import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { mayBeShown } from '#lib/stories/shown.ts'
import { parseContentPath } from '../content-path.ts'
import type { MayPublish } from '../publish.ts'

/**
 * A story is published only while its person's agreement to a story is on record. Anything else, and
 * taking a story off the site, needs none.
 */
export function mayPublishStories(store: Pick<Store, 'recommendations'>): MayPublish {
  return async (files) => {
    for (const { path, text } of files) {
      if (text === null || parseContentPath(path)?.kind !== 'stories') continue
      const found = await findConsent(store, text)
      if (!mayBeShown(found)) return { reason: 'no-consent', path }
    }
    return undefined
  }
}

/** The recommendation that a story names in its front matter. */
export async function findConsent(
  { recommendations }: Pick<Store, 'recommendations'>,
  text: string,
): Promise<RecommendationCase | undefined> {
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? []
  const reference: unknown = parseDocument(head).get('reference')
  return typeof reference === 'string' ? recommendations.findCase(reference) : undefined
}
