import { readDraft, recommendationDrafts } from '#app/draft.ts'
import type { FormValues } from '#lib/store/store.ts'

const ID = /^[\w-]{1,40}$/

/**
 * The draft that an address or a form names. Without a name it is the one that this browser began
 * first, so that addresses without an id go on working; the id is empty when there is none.
 */
export async function findRecommendDraft(
  asked: string,
): Promise<{ id: string; answers: FormValues }> {
  const id = ID.test(asked) ? asked : ((await recommendationDrafts())[0] ?? '')
  return { id, answers: id ? await readDraft(`recommend:${id}`) : {} }
}

/**
 * What the addresses of a draft's steps end in: nothing for the draft that was begun first, its id
 * for the others.
 */
export async function draftQuery(id: string): Promise<string> {
  const [first = id] = await recommendationDrafts()
  return id && id !== first ? `?${new URLSearchParams({ draft: id })}` : ''
}
