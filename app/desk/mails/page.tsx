import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { MailList } from '#components/desk/mails/mail-list.tsx'
import { env } from '#lib/config/settings.ts'
import { listDeskMails } from '#lib/desk/mails.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireMailViewer } from './viewer.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireMailViewer()
  return { title: translator(await deskLocale())('desk.mails.title') }
}

export default async function MailsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireMailViewer()
  const locale = await deskLocale()
  const { DATA_DIR, SMTP_URL } = env()
  const after = firstParam(await searchParams, 'after')
  const { mails, next } = await listDeskMails(DATA_DIR, viewer, after)
  return (
    <DeskFrame
      locale={locale}
      path={deskPaths.mails}
      title={translator(locale)('desk.mails.title')}
    >
      <MailList locale={locale} mails={mails} next={next} isSent={SMTP_URL !== undefined} />
    </DeskFrame>
  )
}
