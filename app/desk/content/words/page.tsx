import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { MessageForm } from '#components/desk/editing/message-form.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { searchMessages } from '#lib/publishing/editing/messages.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { readWords } from './read-words.ts'

/** The most messages on one page. */
const MAX_ROWS = 30

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.wording.title') }
}

export default async function WordsPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const words = firstParam(query, 'q').slice(0, 200)
  const saved = firstParam(query, 'saved')
  const failed = firstParam(query, 'state') === 'errors'
  const typed = failed ? await readDeskDraft(editor, 'desk-words') : {}
  const { texts } = await readWords(editor.email)
  const matching = words ? searchMessages(texts, words) : []
  // What was just saved need not hold the words any more by which it was found.
  const own = saved ? searchMessages(texts, saved).filter(({ key }) => key === saved) : []
  const found = [...own, ...matching.filter(({ key }) => key !== saved)]
  return (
    <DeskFrame locale={locale} path={deskPaths.words} title={t('desk.wording.title')}>
      <div className="grid gap-5">
        <p className="max-w-2xl">{t('desk.wording.text')}</p>
        <form action={deskPaths.words} className="flex flex-wrap items-end gap-3">
          <label className="grid min-w-0 flex-[1_1_14rem] gap-1">
            <span className="font-semibold">{t('desk.wording.search')}</span>
            <input
              type="search"
              name="q"
              defaultValue={words}
              data-key="search"
              className="field"
            />
          </label>
          <button type="submit" className="press">
            {t('desk.wording.find')}
          </button>
        </form>
        {words && found.length === 0 && <p>{t('desk.wording.nothing')}</p>}
        {found.slice(0, MAX_ROWS).map((row) => (
          <MessageForm
            key={row.key}
            locale={locale}
            row={row}
            query={words}
            saved={saved === row.key}
            typed={typed.key === row.key ? typed : undefined}
            save={`${deskPaths.words}/save`}
          />
        ))}
        {found.length > MAX_ROWS && <p>{t('desk.wording.more', { n: found.length - MAX_ROWS })}</p>}
        <p>
          <a href={deskPaths.changes} className="inline-flex min-h-11 items-center">
            {t('desk.edit.publish')}
          </a>
        </p>
      </div>
    </DeskFrame>
  )
}
