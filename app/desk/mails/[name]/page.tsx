import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MailFrames } from '#components/desk/mails/mail-frames.tsx'
import { MailHead } from '#components/desk/mails/mail-list.tsx'
import { env } from '#lib/config/settings.ts'
import { findDeskMail } from '#lib/desk/mails.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireMailViewer } from '../viewer.ts'

type Props = { params: Promise<{ name: string }> }

export async function generateMetadata(): Promise<Metadata> {
  await requireMailViewer()
  return { title: translator(await deskLocale())('desk.mails.one') }
}

export default async function MailPage({ params }: Props) {
  const viewer = await requireMailViewer()
  const locale = await deskLocale()
  const { name } = await params
  const mail = await findDeskMail(env().DATA_DIR, name, viewer)
  if (!mail) notFound()
  return (
    <DeskFrame locale={locale} path={deskPaths.mail(name)} title={mail.subject}>
      <div className="grid gap-5">
        <MailHead locale={locale} mail={mail} />
        <MailFrames locale={locale} src={deskPaths.mailPreview(name)} text={mail.text} />
        <p>
          <a href={deskPaths.mails} className="inline-flex min-h-11 items-center">
            {translator(locale)('desk.mails.all')}
          </a>
        </p>
      </div>
    </DeskFrame>
  )
}
