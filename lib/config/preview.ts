import type { AsyncLocalStorage } from 'node:async_hooks'
import { processSingleton } from './process-singleton.ts'

/** The content and the day that a preview shows instead of the published ones. */
export type Preview = {
  /** The folder of the content with an editor's drafts. */
  dir: string
  /** `YYYY-MM-DD` */
  day: string
}

/** The part of a request's context that a preview needs; see `request-context.ts`. */
export type WithPreview = { preview?: Preview }

/** Where `request-context.ts` leaves its storage: the clock cannot import that file. */
export function previewStorage(): { requests?: AsyncLocalStorage<WithPreview> } {
  return processSingleton('preview storage', () => ({}))
}

/** What the current request previews; undefined for everything that readers see. */
export function currentPreview(): Preview | undefined {
  return previewStorage().requests?.getStore()?.preview
}

/**
 * Has everything that is rendered for the current request read other content on another day.
 *
 * @throws Error outside of a request, where it would change what readers see
 */
export function startPreview(preview: Preview): void {
  const request = previewStorage().requests?.getStore()
  if (!request) throw new Error('A preview belongs to a request.')
  request.preview = preview
}

/** Runs `work` with other content, and the request as before afterwards. */
export function withPreview<T>(preview: Preview, work: () => T): T {
  const { requests } = previewStorage()
  if (!requests) throw new Error('A preview belongs to a request.')
  return requests.run({ ...requests.getStore(), preview }, work)
}
