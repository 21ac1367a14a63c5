import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { LookForm } from '#components/desk/editing/look-form.tsx'
import { ShareLink } from '#components/desk/editing/share-link.tsx'
import { now, today } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { parseDayParam } from '#lib/facts/day-param.ts'
import { translator } from '#lib/i18n/messages.ts'
import { letterOfPage } from '#lib/publishing/editing/page-of.ts'
import { linkEnd } from '#lib/publishing/editing/preview-links.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { revokeLink, shareLink } from './action.ts'
import { readPage } from './read-page.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.look.title') }
}

export default async function LookPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const page = readPage(firstParam(query, 'page'))
  const on = parseDayParam(firstParam(query, 'on'), today())
  const day = 'day' in on ? on.day : today()
  const letter = letterOfPage(page)
  const wide = firstParam(query, 'width') === 'wide'
  const shown = await readDeskDraft(editor, 'preview-link-shown')
  const until = await linkEnd(await sharedStore(), { path: page, author: editor.email, at: now() })
  const address = `${deskPaths.preview(page)}?on=${day}`
  const key = until && shown.page === page && typeof shown.key === 'string' ? shown.key : undefined
  return (
    <DeskFrame locale={locale} path={deskPaths.look} title={t('desk.look.title')}>
      <div className="grid gap-5">
        <LookForm locale={locale} page={page} day={day} wide={wide} />
        <p className="text-soft">{t('desk.look.note')}</p>
        <iframe
          src={address}
          title={t('desk.look.frame')}
          className={`h-[80vh] max-w-full rounded border-2 border-edge ${wide ? 'w-full' : 'w-[22.5rem]'}`}
        />
        {letter && (
          <section aria-labelledby="mail" className="grid gap-3">
            <h2 id="mail">{t('desk.look.mail')}</h2>
            <iframe
              src={`${deskPaths.draftMail(letter.date, letter.locale)}?on=${day}`}
              title={t('desk.look.mail')}
              className={`h-[80vh] max-w-full rounded border-2 border-edge bg-white ${wide ? 'w-full' : 'w-[22.5rem]'}`}
            />
          </section>
        )}
        <p>
          <a href={address} className="inline-flex min-h-11 items-center">
            {t('desk.look.open')}
          </a>
        </p>
        <ShareLink
          locale={locale}
          page={page}
          link={key && `${env().SITE_URL}${deskPaths.preview(page)}?on=${day}&key=${key}`}
          until={until}
          share={shareLink}
          revoke={revokeLink}
        />
      </div>
    </DeskFrame>
  )
}
