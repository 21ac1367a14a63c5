import type { Metadata } from 'next'
import { z } from 'zod'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { PictureForm } from '#components/desk/pictures/picture-form.tsx'
import { PictureList } from '#components/desk/pictures/picture-list.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { FieldErrors } from '#lib/forms/form-values.ts'
import { translator } from '#lib/i18n/messages.ts'
import { openPictures } from '#lib/publishing/pictures/add-picture.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { takeOut } from './action.ts'
import { PICTURE_DRAFT } from './picture-draft.ts'

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.pictures.title') }
}

/** The pictures of the content with the editor's drafts, and the form that adds one. */
export default async function PicturesPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const { list } = await openPictures({
    store: await sharedStore(),
    dir: publishingSettings().dir,
    editor: editor.email,
  })
  const added = list.find(({ id }) => id === firstParam(query, 'added'))
  const kept =
    firstParam(query, 'state') === 'errors' ? await readDeskDraft(editor, PICTURE_DRAFT) : {}
  return (
    <DeskFrame locale={locale} path={deskPaths.pictures} title={t('desk.pictures.title')}>
      <div className="grid gap-8">
        {added && (
          <p role="status" className="banner">
            {t('desk.pictures.added', { tag: `<Picture id="${added.id}" />` })}
          </p>
        )}
        <p>{t('desk.pictures.text')}</p>
        <PictureForm
          locale={locale}
          action={`${deskPaths.pictures}/add`}
          answers={kept}
          errors={readErrors(kept.errors)}
        />
        <PictureList locale={locale} pictures={list} takeOut={takeOut} />
      </div>
    </DeskFrame>
  )
}

function readErrors(kept: unknown): FieldErrors {
  const parsed = z.record(z.string(), z.string())
  return typeof kept === 'string' ? (parsed.safeParse(JSON.parse(kept)).data ?? {}) : {}
}
