import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { DraftState } from '#lib/publishing/drafts.ts'
import type { SinceOriginal } from '#lib/publishing/editing/open-text.ts'
import { Differences } from './differences.tsx'

type Action = (form: FormData) => Promise<void>

type SinceProps = { locale: Locale; path: string; since: SinceOriginal; stamp: Action }

/** What changed in the original since a translation was made, and the button that says it is done. */
export function SinceOriginalPanel({ locale, path, since, stamp }: SinceProps) {
  const t = translator(locale)
  const { blocks, original, version } = since
  return (
    <section aria-labelledby="since" data-since className="grid gap-3 rounded-lg bg-leaf p-4">
      <h2 id="since">{t('desk.edit.sinceTitle')}</h2>
      {blocks === undefined && <p>{t('desk.edit.sinceUnknown')}</p>}
      {blocks?.length === 0 && <p>{t('desk.edit.sinceNothing')}</p>}
      {blocks && <Differences blocks={blocks} lang={original.locale} />}
      <form action={stamp}>
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="version" value={version} />
        <button type="submit" className="press" data-quiet>
          {t('desk.edit.stamp')}
        </button>
      </form>
    </section>
  )
}

type BehindProps = { locale: Locale; path: string; since: DraftState; lang: string; rebase: Action }

/** What became of a draft whose published text has changed underneath. */
export function PublishedSincePanel({ locale, path, since, lang, rebase }: BehindProps) {
  const t = translator(locale)
  if (since.state === 'current') return null
  return (
    <section
      aria-labelledby="behind"
      data-behind={since.state}
      className="grid gap-3 border-saffron border-s-4 ps-3"
    >
      <h2 id="behind">{t('desk.edit.behindTitle')}</h2>
      <p>{t(since.state === 'behind' ? 'desk.edit.behindText' : 'desk.edit.conflictText')}</p>
      {since.state === 'conflict' &&
        since.conflicts.map(({ mine, theirs }) => (
          <div key={`${mine}\n${theirs}`} lang={lang} className="grid gap-3 sm:grid-cols-2">
            <figure>
              <figcaption lang={locale} className="font-semibold">
                {t('desk.edit.yours')}
              </figcaption>
              <pre className="whitespace-pre-wrap">{mine}</pre>
            </figure>
            <figure>
              <figcaption lang={locale} className="font-semibold">
                {t('desk.edit.theirs')}
              </figcaption>
              <pre className="whitespace-pre-wrap">{theirs}</pre>
            </figure>
          </div>
        ))}
      <form action={rebase}>
        <input type="hidden" name="path" value={path} />
        <button type="submit" className="press" data-quiet>
          {t(since.state === 'behind' ? 'desk.edit.merge' : 'desk.edit.resolve')}
        </button>
      </form>
    </section>
  )
}
