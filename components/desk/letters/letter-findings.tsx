import type { LinkCheck } from '#lib/desk/check-links.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { LetterFinding } from '#lib/letters/check-letter.ts'
import { KeepLooking } from '../content/keep-looking.tsx'

type Props = {
  locale: Locale
  findings: LetterFinding[]
  /** What the check of the content finds in the letter; undefined when it gave no answer. */
  contentErrors: string[] | undefined
  /** Outward links of the letter. */
  links: number
  check: LinkCheck | undefined
  action: (form: FormData) => Promise<void>
  date: string
}

/** What the checks of a letter found, each with a sign, in words. */
export function LetterFindings(props: Props) {
  const { locale, findings, contentErrors, links, check, action, date } = props
  const t = translator(locale)
  function placesOf({ rule, in: places }: LetterFinding): string {
    return places
      .map(({ locale: language, number, other }) => {
        const name = languageName(language, locale)
        if (rule === 'languages' && other) {
          return t('desk.letters.check.otherLanguage', {
            language: name,
            other: languageName(other, locale),
          })
        }
        return number === undefined ? name : `${name}: ${number}`
      })
      .join('; ')
  }
  return (
    <section aria-labelledby="findings">
      <h2 id="findings" className="mb-2">
        {t('desk.letters.check.title')}
      </h2>
      <ul className="border-line border-t">
        {findings.map((one) => (
          <li key={one.rule} className="finding" data-finding={one.state}>
            <strong className="sr-only">{t(`desk.letters.check.sign.${one.state}`)}</strong>
            <span>
              {t(`desk.letters.check.${one.rule}.${one.state === 'ok' ? 'ok' : 'found'}`)}
              {one.in.length > 0 && <span className="text-soft"> {placesOf(one)}</span>}
            </span>
          </li>
        ))}
        <ContentFound locale={locale} errors={contentErrors} />
        <li className="finding" data-finding={signOf(links, check)}>
          <LinksFound locale={locale} links={links} check={check} action={action} date={date} />
        </li>
      </ul>
    </section>
  )
}

function ContentFound({ locale, errors }: { locale: Locale; errors: string[] | undefined }) {
  const t = translator(locale)
  const state = errors === undefined ? 'open' : errors.length > 0 ? 'error' : 'ok'
  const part = errors === undefined ? 'none' : errors.length > 0 ? 'found' : 'ok'
  return (
    <li className="finding" data-finding={state}>
      {state !== 'open' && (
        <strong className="sr-only">{t(`desk.letters.check.sign.${state}`)}</strong>
      )}
      <div className="grid min-w-0 gap-1">
        <span>{t(`desk.letters.check.content.${part}`)}</span>
        {errors?.map((error) => (
          <span key={error} className="break-words text-soft">
            {error}
          </span>
        ))}
      </div>
    </li>
  )
}

function signOf(links: number, check: LinkCheck | undefined): LetterFinding['state'] | 'open' {
  if (links === 0) return 'ok'
  if (check?.state !== 'done') return 'open'
  return check.faults.length > 0 ? 'error' : 'ok'
}

type LinkProps = Omit<Props, 'findings' | 'contentErrors'>

function LinksFound({ locale, links, check, action, date }: LinkProps) {
  const t = translator(locale)
  if (links === 0) return <span>{t('desk.letters.check.noLinks')}</span>
  return (
    <div className="grid min-w-0 gap-2">
      <span>{t('desk.letters.check.links', { n: links })}</span>
      {check?.state === 'running' && (
        <span role="status" className="text-soft tabular-nums">
          {t('desk.links.running', { done: check.done, total: check.total })} <KeepLooking />
        </span>
      )}
      {check?.state === 'no-network' && <span role="status">{t('desk.links.noNetwork')}</span>}
      {check?.state === 'done' && (
        <span role="status">{t('desk.letters.check.linksDone', { n: check.faults.length })}</span>
      )}
      {check?.faults.map(({ url, fault, where }) => (
        <span key={url} className="break-all">
          <a href={url} rel="noreferrer">
            {url}
          </a>{' '}
          <strong>{fault === 'no-answer' ? t('desk.links.noAnswer') : fault}</strong>{' '}
          <span className="text-soft">{where.join(', ')}</span>
        </span>
      ))}
      {check?.state !== 'running' && (
        <form action={action}>
          <input type="hidden" name="date" value={date} />
          <button type="submit" className="press" data-quiet>
            {t('desk.letters.check.linksButton')}
          </button>
        </form>
      )}
    </div>
  )
}
