'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now, today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { beginStory, draftRemoval, hiddenStories } from '#lib/publishing/stories/begin-story.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../session.ts'

/** Begins the draft of a story of a recommendation, and opens it. */
export async function beginStoryDraft(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const path = await beginStory(await sharedStore(), publishingSettings().dir, {
    reference,
    editor: editor.email,
    day: today(),
    at: now(),
  })
  redirect(path ? deskPaths.edit(path) : deskPaths.recommendation(encodeURIComponent(reference)))
}

/** Makes drafts that take a story without consent out of the content. */
export async function removeStory(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const slug = formText(form, 'slug')
  const store = await sharedStore()
  const story = (await hiddenStories(store)).find((one) => one.slug === slug)
  if (story) {
    const { paths } = story
    await draftRemoval(store, publishingSettings().dir, { paths, editor: editor.email, at: now() })
  }
  redirect(deskPaths.changes)
}
