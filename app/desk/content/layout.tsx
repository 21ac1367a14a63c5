import type { ReactNode } from 'react'
import { today } from '#lib/config/clock.ts'
import { keepCheckerWarm } from '#lib/publishing/check/check-process.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { findEditor } from '../session.ts'

/** All pages of the editing room: whoever opens one finds the check ready when they write. */
export default async function ContentLayout({ children }: { children: ReactNode }) {
  if (await findEditor()) keepCheckerWarm(publishingSettings().dir, today())
  return children
}
