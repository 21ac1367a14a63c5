import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { HiddenStory } from '#lib/publishing/stories/begin-story.ts'

type Props = {
  locale: Locale
  stories: HiddenStory[]
  remove: (form: FormData) => Promise<void>
}

/** Stories that readers do not see, because their persons' agreement is not (any more) on record. */
export function HiddenStories({ locale, stories, remove }: Props) {
  if (stories.length === 0) return null
  const t = translator(locale)
  return (
    <section aria-labelledby="hidden" className="grid gap-3 border-bad border-s-4 ps-4">
      <h2 id="hidden">{t('desk.stories.hidden')}</h2>
      <p>{t('desk.stories.hiddenText')}</p>
      <ul>
        {stories.map(({ slug, reference }) => (
          <li
            key={slug}
            className="flex flex-wrap items-center gap-x-4 border-line border-b py-1.5"
          >
            <span>{slug}</span>
            <a
              href={deskPaths.recommendation(reference)}
              className="inline-flex min-h-11 items-center"
            >
              {reference}
            </a>
            <form action={remove}>
              <input type="hidden" name="slug" value={slug} />
              <button type="submit" className="press" data-quiet>
                {t('desk.stories.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
