import { sourceContentDir } from '#lib/config/files/content-dir.ts'
import { env } from '#lib/config/settings.ts'
import type { PublishingSettings } from './publish.ts'

/** What publishing works on in this process. */
export function publishingSettings(): PublishingSettings {
  const { CONTENT_GIT, REVIEW } = env()
  return {
    dir: sourceContentDir(),
    needsReview: REVIEW === 'two',
    ...(CONTENT_GIT && { remote: CONTENT_GIT }),
  }
}
