'use server'

import { redirect } from 'next/navigation'
import { now } from '#lib/config/clock.ts'
import { checkLinksOnce } from '#lib/desk/check-links.ts'
import { outwardLinks } from '#lib/desk/links.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../../session.ts'

/** Starts a check of all links, which goes on after the answer. */
export async function checkLinks(): Promise<void> {
  const editor = await requireEditor()
  const at = now()
  const links = outwardLinks()
  await (await sharedStore()).desk.record({
    at,
    by: editor.email,
    what: 'links-checked',
    about: String(links.length),
  })
  checkLinksOnce(links, at)
  redirect(deskPaths.links)
}
