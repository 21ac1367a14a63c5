import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { LetterReview } from '#lib/newsletter/start-letter.ts'
import { DateForm, SureTick } from './letter-progress.tsx'

type Action = (form: FormData) => Promise<void>

type TestProps = { locale: Locale; date: string; language: Locale; email: string; action: Action }

/** Sends the letter to the editor alone. */
export function LetterTest({ locale, date, language, email, action }: TestProps) {
  const t = translator(locale)
  return (
    <section aria-labelledby="test" className="grid gap-2">
      <h2 id="test">{t('desk.letters.test.title')}</h2>
      <p className="max-w-2xl break-words">{t('desk.letters.test.text', { email })}</p>
      <DateForm action={action} date={date}>
        <div className="flex flex-wrap items-end gap-3">
          <label className="grid gap-1">
            <span className="font-semibold">{t('desk.letters.test.language')}</span>
            <select name="language" defaultValue={language} className="field">
              {LOCALES.map((one) => (
                <option key={one} value={one}>
                  {languageName(one, locale)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="press" data-quiet>
            {t('desk.letters.test.button')}
          </button>
        </div>
      </DateForm>
    </section>
  )
}

type SendProps = {
  locale: Locale
  date: string
  version: string
  total: number
  review: LetterReview
  /** The editors who agreed to this version. */
  approvals: string[]
  editor: string
  approve: Action
  send: Action
}

/** Sends the letter to all who want it, after another editor's yes where that is set. */
export function LetterSend(props: SendProps) {
  const { locale, date, version, total, review, approvals, editor } = props
  const t = translator(locale)
  const isReviewed = review === 'one' || approvals.some((by) => by !== editor)
  return (
    <section aria-labelledby="send" className="grid gap-3">
      <h2 id="send">{t('desk.letters.send.title')}</h2>
      {review === 'two' && (
        <div className="grid max-w-2xl gap-2">
          <p>{t('desk.letters.send.review')}</p>
          <p>
            {approvals.length > 0
              ? t('desk.letters.send.approvedBy', { who: approvals.join(', ') })
              : t('desk.letters.send.approvedByNobody')}
          </p>
          {!approvals.includes(editor) && (
            <DateForm action={props.approve} date={date}>
              <input type="hidden" name="version" value={version} />
              <button type="submit" className="press" data-quiet>
                {t('desk.letters.send.approve')}
              </button>
            </DateForm>
          )}
        </div>
      )}
      {total === 0 && <p>{t('desk.letters.send.nobody')}</p>}
      {total > 0 && isReviewed && (
        <DateForm action={props.send} date={date}>
          <input type="hidden" name="version" value={version} />
          <p className="max-w-2xl">{t('desk.letters.send.text')}</p>
          <SureTick name="sure" words={t('desk.letters.send.sure', { n: total })} />
          <button type="submit" className="press">
            {t('desk.letters.send.button')}
          </button>
        </DateForm>
      )}
      {total > 0 && !isReviewed && <p>{t('desk.letters.send.waits')}</p>}
    </section>
  )
}
