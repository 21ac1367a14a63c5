import { TextField } from '#components/desk/fields/text-field.tsx'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ContentChange } from '#lib/store/content-types.ts'
import { PressButton } from './press-button.tsx'

type Action = (form: FormData) => Promise<void>

type Props = {
  locale: Locale
  change: ContentChange
  /** Whether this editor is the one whose yes is missing. */
  mayApprove: boolean
  /** Whether nothing but errors of the content keeps it from being published. */
  mayPublish: boolean
  /** The day and hour as they were typed, and what is wrong with them. */
  typed: { day: string; time: string; error?: string | undefined }
  actions: { approve: Action; publish: Action; schedule: Action; withdraw: Action }
}

/** What can be done with a change: the yes, publishing now or later, and back to the drafts. */
export function ChangeActions(props: Props) {
  const { locale, change, mayApprove, mayPublish, typed, actions } = props
  const t = translator(locale)
  const { id, publishAt } = change
  return (
    <div className="grid content-start gap-6">
      {mayApprove && (
        <OneButton id={id} action={actions.approve} words={t('desk.changes.approve')} />
      )}
      {mayPublish && (
        <section aria-labelledby="publish" className="grid gap-4 rounded-lg bg-leaf p-5">
          <h2 id="publish">{t('desk.changes.publishTitle')}</h2>
          <form action={actions.publish}>
            <input type="hidden" name="id" value={id} />
            <PressButton
              words={t('desk.changes.publish')}
              busyWords={t('desk.changes.publishing')}
            />
          </form>
          {publishAt ? (
            <form action={actions.schedule} className="grid gap-3">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="do" value="stop" />
              <p>{t('desk.changes.publishAt', { time: formatTime(publishAt, locale) })}</p>
              <div>
                <button type="submit" className="press" data-quiet>
                  {t('desk.changes.unschedule')}
                </button>
              </div>
            </form>
          ) : (
            <form action={actions.schedule} className="grid gap-3">
              <input type="hidden" name="id" value={id} />
              <TextField
                locale={locale}
                name="day"
                label={t('desk.changes.day')}
                value={typed.day}
                error={typed.error}
                type="date"
              />
              <TextField
                locale={locale}
                name="time"
                label={t('desk.changes.time')}
                hint={t('desk.changes.timeHint')}
                value={typed.time}
                type="time"
              />
              <div>
                <button type="submit" className="press" data-quiet>
                  {t('desk.changes.schedule')}
                </button>
              </div>
            </form>
          )}
        </section>
      )}
      <OneButton id={id} action={actions.withdraw} words={t('desk.changes.withdraw')} isQuiet />
    </div>
  )
}

/** A form of one button. */
export function OneButton({
  id,
  action,
  words,
  isQuiet = false,
}: {
  id: string
  action: Action
  words: string
  isQuiet?: boolean
}) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="press" data-quiet={isQuiet || undefined}>
        {words}
      </button>
    </form>
  )
}
