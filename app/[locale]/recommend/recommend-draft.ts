import { readDraft, recommendationDrafts } from '#app/draft.ts'
import type { FormValues } from '#lib/store/store.ts'

const ID = /^[\w-]{1,40}$/

/**
 * The draft with the id in a URL or a form. Without an id, the oldest draft of this browser; if
 * there is none, `id` is empty.
 */
export async function findRecommendDraft(
  asked: string,
): Promise<{ id: string; answers: FormValues }> {
  const id = ID.test(asked) ? asked : ((await recommendationDrafts())[0] ?? '')
  return { id, answers: id ? await readDraft(`recommend:${id}`) : {} }
}

/** The query for the URLs of a draft's steps: empty for the oldest draft, its id for the others. */
export async function draftQuery(id: string): Promise<string> {
  const [first = id] = await recommendationDrafts()
  return id && id !== first ? `?${new URLSearchParams({ draft: id })}` : ''
}
