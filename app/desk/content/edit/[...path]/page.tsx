import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { BesideNav } from '#components/desk/editing/beside-nav.tsx'
import { Differences } from '#components/desk/editing/differences.tsx'
import { EditLinks } from '#components/desk/editing/edit-links.tsx'
import type { Field } from '#components/desk/editing/field-form.tsx'
import { PublishedSincePanel, SinceOriginalPanel } from '#components/desk/editing/since-panels.tsx'
import { TextRoom } from '#components/desk/editing/text-room.tsx'
import { editWords } from '#components/desk/editing/words.ts'
import { today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import { isLocale, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isBinary } from '#lib/publishing/content-file.ts'
import { type ContentPath, parseContentPath } from '#lib/publishing/content-path.ts'
import { type FormField, formFields } from '#lib/publishing/editing/apply-field.ts'
import {
  type Editing,
  type OpenText,
  openText,
  sinceOriginal,
} from '#lib/publishing/editing/open-text.ts'
import { wordDifferences } from '#lib/publishing/editing/original-since.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../../desk-frame.tsx'
import { deskLocale } from '../../../locale.ts'
import { requireEditor } from '../../../session.ts'
import { discard, rebase, stamp } from '../action.ts'

type Props = { params: Promise<{ path: string[] }>; searchParams: SearchParams }

async function readPath(params: Props['params']): Promise<ContentPath> {
  const parsed = parseContentPath((await params).path.join('/'))
  // The words of the interface are edited one by one.
  if (!parsed || parsed.kind === 'messages') notFound()
  return parsed
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireEditor()
  const { path } = await readPath(params)
  return { title: translator(await deskLocale())('desk.edit.title', { title: path }) }
}

export default async function EditPage({ params, searchParams }: Props) {
  const editor = await requireEditor()
  const parsed = await readPath(params)
  if (isBinary(parsed.path)) redirect(deskPaths.pictures)
  const query = await searchParams
  const locale = await deskLocale()
  const t = translator(locale)
  const store = await sharedStore()
  const { dir } = publishingSettings()
  const editing = { store, editor: editor.email, today: today(), dir }
  const opened = await openText(parsed, editing)
  const beside = await besideOf(parsed, firstParam(query, 'beside'), editing)
  const other = beside && parseContentPath(`${parsed.kind}/${parsed.name}/${beside}.mdx`)
  const since = await sinceOriginal(parsed, opened.text, editing)
  const lang = parsed.locale ?? 'en'
  return (
    <DeskFrame
      locale={locale}
      path={deskPaths.edit(parsed.path)}
      title={t('desk.edit.title', { title: titleOf(opened, parsed) })}
    >
      <div className="grid gap-5">
        {parsed.locale && (
          <BesideNav
            locale={locale}
            folder={`${parsed.kind}/${parsed.name}`}
            shown={parsed.locale}
            beside={beside}
          />
        )}
        {firstParam(query, 'saved') === '1' && <p role="status">{t('desk.edit.saved')}</p>}
        {opened.isNew && <p>{t('desk.edit.new')}</p>}
        {opened.since && (
          <PublishedSincePanel
            locale={locale}
            path={parsed.path}
            since={opened.since}
            lang={lang}
            rebase={rebase}
          />
        )}
        {since && (
          <SinceOriginalPanel locale={locale} path={parsed.path} since={since} stamp={stamp} />
        )}
        <div className={`grid min-w-0 gap-6 ${other ? 'lg:grid-cols-2' : ''}`}>
          <Room locale={locale} parsed={parsed} opened={opened} />
          {other && (
            <div className="min-w-0 max-lg:hidden">
              <Room locale={locale} parsed={other} opened={await openText(other, editing)} />
            </div>
          )}
        </div>
        <EditLinks
          locale={locale}
          parsed={parsed}
          hasDraft={opened.draft !== undefined}
          discard={discard}
        />
        <OthersDrafts locale={locale} parsed={parsed} opened={opened} editing={editing} />
      </div>
    </DeskFrame>
  )
}

type RoomProps = { locale: Locale; parsed: ContentPath; opened: OpenText }

function Room({ locale, parsed, opened }: RoomProps) {
  const { path } = parsed
  return (
    <TextRoom
      // Another stored draft is another text: what the browser holds of the earlier one is not shown.
      key={`${path} ${opened.base} ${opened.draft?.version ?? 0}`}
      file={{
        path,
        lang: parsed.locale ?? 'en',
        title: path,
        text: opened.text,
        base: opened.base,
        version: opened.draft?.version ?? 0,
        isText: parsed.locale !== undefined,
        fields: parsed.locale
          ? formFields(opened.text).map((field) => withStages(field, locale))
          : [],
        others: opened.others.map(({ author, updatedAt }) => ({
          author,
          at: updatedAt.toString(),
        })),
      }}
      words={editWords(locale)}
      addresses={{
        save: deskPaths.saveText,
        check: deskPaths.checkText,
        field: deskPaths.setField,
        names: `${deskPaths.names}?locale=${parsed.locale ?? 'en'}`,
        signIn: deskPaths.signIn,
      }}
    />
  )
}

/** The stage of a guide is chosen, not typed. */
function withStages(field: FormField, locale: Locale): Field {
  if (field.name !== 'stage') return field
  const t = translator(locale)
  return { ...field, options: STAGES.map((value) => ({ value, label: t(`stages.${value}`) })) }
}

/** What other editors have made of the same text, as differences to what is published. */
async function OthersDrafts({ locale, parsed, opened, editing }: RoomProps & { editing: Editing }) {
  const t = translator(locale)
  const drafts = await Promise.all(
    opened.others.map(({ author }) => editing.store.contentDrafts.find(parsed.path, author)),
  )
  return drafts.map(
    (draft) =>
      draft && (
        <details key={draft.author} className="fold">
          <summary className="min-h-11 py-2 font-semibold">
            {t('desk.edit.othersDraft', {
              who: draft.author,
              time: formatTime(draft.updatedAt, locale),
            })}
          </summary>
          <Differences
            blocks={wordDifferences(opened.file.text ?? '', draft.text ?? '')}
            lang={parsed.locale ?? 'en'}
          />
        </details>
      ),
  )
}

function titleOf({ text }: OpenText, { path }: ContentPath): string {
  const title = formFields(text).find(({ name }) => name === 'title' || name === 'subject')?.value
  return title || path
}

/** The language that stands beside: the chosen one, else the first other one that has words. */
async function besideOf(
  { kind, name, locale }: ContentPath,
  asked: string,
  editing: Editing,
): Promise<Locale | undefined> {
  if (!locale || asked === 'none') return undefined
  if (isLocale(asked) && asked !== locale) return asked
  for (const other of LOCALES.filter((one) => one !== locale)) {
    const parsed = parseContentPath(`${kind}/${name}/${other}.mdx`)
    if (parsed && !(await openText(parsed, editing)).isNew) return other
  }
  return undefined
}
