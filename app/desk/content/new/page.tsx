import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { NewTextForm } from '#components/desk/editing/new-text-form.tsx'
import { sourceContentDir } from '#lib/config/files/content-dir.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { readContentFile } from '#lib/publishing/content-file.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'

/** Kinds of texts that can be begun here. A story begins from its recommendation. */
const KINDS = ['guides', 'letters'] as const

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.newText.title') }
}

/** Nothing is stored here: the form leads to the text, which is a draft from its first word on. */
export default async function NewTextPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const kind = KINDS.find((one) => one === firstParam(query, 'kind')) ?? 'guides'
  const slug = firstParam(query, 'slug').trim()
  const asked = firstParam(query, 'language')
  const language = isLocale(asked) ? asked : locale
  const error = slug ? await problemOf(`${kind}/${slug}/${language}.mdx`, kind) : undefined
  if (slug && !error) redirect(deskPaths.edit(`${kind}/${slug}/${language}.mdx`))
  return (
    <DeskFrame locale={locale} path={deskPaths.newText} title={t('desk.newText.title')}>
      <NewTextForm locale={locale} kinds={KINDS} values={{ kind, slug, language }} error={error} />
    </DeskFrame>
  )
}

async function problemOf(path: string, kind: string): Promise<'wrong' | 'taken' | undefined> {
  if (!parseContentPath(path)) return 'wrong'
  const [, name = ''] = path.split('/')
  if (kind === 'letters' && !/^\d{4}-\d{2}-\d{2}$/.test(name)) return 'wrong'
  if (kind === 'guides' && !/^[a-z]/.test(name)) return 'wrong'
  return (await readContentFile(sourceContentDir(), path)).text === null ? undefined : 'taken'
}
