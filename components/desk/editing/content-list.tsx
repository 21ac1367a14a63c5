import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { fileName } from '#lib/publishing/editing/file-name.ts'
import type { ContentEntry } from '#lib/publishing/editing/find-content.ts'
import type { DraftEntry } from '#lib/store/content-types.ts'

type Props = { locale: Locale; entries: ContentEntry[]; drafts: DraftEntry[] }

/** What was found: each with the languages in which it opens and what is to be done about it. */
export function ContentList({ locale, entries, drafts }: Props) {
  const t = translator(locale)
  return (
    <ul>
      {entries.map((entry) => (
        <li
          key={`${entry.kind}/${entry.id}`}
          data-row
          data-id={entry.id}
          className="border-line border-b py-1.5"
        >
          <p className="flex flex-wrap items-center gap-x-3">
            <a href={addressOf(entry, locale)} className="inline-flex min-h-11 items-center">
              {titleOf(entry, locale)}
            </a>
            {entry.texts.map((text) => (
              <a
                key={text.locale}
                href={deskPaths.edit(text.path)}
                className="inline-flex min-h-11 min-w-8 items-center"
              >
                <span className="sr-only">{LOCALE_NAMES[text.locale]}</span>
                <span aria-hidden="true">{text.locale}</span>
              </a>
            ))}
          </p>
          <p className="text-soft">
            {[
              t(`desk.files.kinds.${entry.kind}`),
              entry.id,
              ...entry.states
                .filter((state) => state !== 'draft')
                .map((state) => t(`desk.files.states.${state}`)),
              ...authorsOf(entry, drafts).map((who) => t('desk.files.draftBy', { who })),
            ].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

function titleOf({ kind, titles, id }: ContentEntry, locale: Locale): string {
  if (kind === 'files') return fileName(id, locale)
  const [first] = LOCALES.flatMap((other) => titles[other] ?? [])
  return titles[locale] ?? first ?? id
}

function addressOf({ kind, id, texts, path }: ContentEntry, locale: Locale): string {
  if (kind === 'facts') return deskPaths.fact(id)
  const text = texts.find((one) => one.locale === locale && one.state !== 'missing') ?? texts[0]
  return deskPaths.edit(text?.path ?? path)
}

function authorsOf({ texts, path }: ContentEntry, drafts: DraftEntry[]): string[] {
  const isOwn = (one: string) => (texts.length > 0 ? one.startsWith(`${path}/`) : one === path)
  return [...new Set(drafts.filter((draft) => isOwn(draft.path)).map(({ author }) => author))]
}
