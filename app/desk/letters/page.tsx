import type { Metadata } from 'next'
import { LetterList } from '#components/desk/letters/letter-list.tsx'
import { LetterProblems } from '#components/desk/letters/letter-problems.tsx'
import { contentState } from '#lib/config/files/content-dir.ts'
import { listDeskLetters } from '#lib/desk/letters/letters.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.letters.title') }
}

export default async function LettersPage() {
  await requireEditor()
  const locale = await deskLocale()
  const letters = await listDeskLetters(await sharedStore(), locale)
  const problems = contentState().problems.filter((problem) => problem.includes('letters/'))
  return (
    <DeskFrame
      locale={locale}
      path={deskPaths.letters}
      title={translator(locale)('desk.letters.title')}
    >
      <div className="grid gap-6">
        <LetterProblems locale={locale} problems={problems} />
        <LetterList locale={locale} letters={letters} />
      </div>
    </DeskFrame>
  )
}
