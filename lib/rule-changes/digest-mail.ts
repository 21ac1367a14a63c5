import type { Facts } from '#lib/facts/load.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Block, writeMail } from '#lib/mail/message.ts'
import { leaveToken, leaveUrl, listHeaders, preferencesUrl } from '#lib/newsletter/links.ts'
import type { NewsletterSettings } from '#lib/newsletter/settings.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import type { DigestReader } from '#lib/store/rule-change-types.ts'
import type { OutgoingMail } from '#lib/store/store.ts'
import { changeWords } from './change-words.ts'
import type { ChangedResult, Concern } from './concerns.ts'
import { followWords } from './follows.ts'
import type { RuleChange } from './open-changes.ts'

/** The fact's page has the others. */
const MAX_SOURCES = 2

/** A change that is told, with what an editor wrote about it. */
export type ToldChange = RuleChange & { words: Record<Locale, string> }

/** What a reader is told in one digest: at least one change. */
export type Told = { changes: ToldChange[]; concerns: Concern[] }

/** The mail that tells a reader which rules have changed, and what that means for their plans. */
export function digestMail(
  settings: NewsletterSettings,
  reader: DigestReader,
  { changes, concerns }: Told,
  { digest, facts }: { digest: string; facts: Facts },
): OutgoingMail {
  const { locale, email, id } = reader
  const t = translator(locale)
  const token = leaveToken(settings, id)
  const inWords = changes.map((change) => ({ change, words: changeWords(change, locale, facts) }))
  const first = inWords[0]?.words
  const followed = concerns.map(({ follow }) => followWords(follow, locale).words)
  const list = [...(reader.wantsAll ? [t('mail.changes.whyAll')] : []), ...followed]
  return writeMail({
    kind: 'rule-changes',
    to: email,
    locale,
    subject: t('mail.changes.subject', { count: changes.length }),
    preheader: first ? t('mail.changes.preheader', first.values) : '',
    blocks: [
      ...inWords.flatMap(({ change, words }): Block[] => [
        { heading: words.values.title },
        { p: change.words[locale] },
        { p: t('mail.changes.line', words.values) },
        ...(words.sources.length > 0
          ? [
              {
                small: t('mail.changes.source', {
                  list: words.sources.slice(0, MAX_SOURCES).join('; '),
                }),
              },
            ]
          : []),
        // The page of a record that was removed is gone.
        ...(facts.facts.has(change.after.id)
          ? [
              {
                link: {
                  label: t('mail.changes.details'),
                  url: `${settings.siteUrl}${paths.fact(locale, change.after.id)}`,
                },
              },
            ]
          : []),
      ]),
      ...concerns.flatMap((concern) => planBlocks(settings, concern, locale)),
      { small: t('mail.changes.why', { list: list.join('; ') }) },
      {
        link: { label: t('mail.letter.preferences'), url: preferencesUrl(settings, locale, token) },
      },
      { link: { label: t('mail.leave'), url: leaveUrl(settings, locale, token) } },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
    headers: {
      ...listHeaders(settings, token),
      'Feedback-ID': `${digest}:rule-changes:we-guide`,
    },
  })
}

/** What the changes mean for a followed plan or country: each result with its value before and now. */
function planBlocks(
  { siteUrl }: NewsletterSettings,
  { follow, results }: Concern,
  locale: Locale,
): Block[] {
  if (results.length === 0) return []
  const t = translator(locale)
  const title =
    follow.kind === 'country'
      ? t('mail.changes.countryTitle', { country: countryName(follow.target, locale) })
      : t('mail.changes.planTitle')
  const lines = results.map((result) => resultWords(result, locale))
  const list = lines.length > 1 ? lines.map((line) => `• ${line}`) : lines
  return [
    { heading: title },
    { p: list.join('\n') },
    {
      link: {
        label: t(follow.kind === 'country' ? 'mail.changes.country' : 'mail.changes.plan'),
        url: `${siteUrl}${followWords(follow, locale).path}`,
      },
    },
  ]
}

function resultWords({ before, after, from }: ChangedResult, locale: Locale): string {
  const t = translator(locale)
  const label = (after ?? before)?.label[locale] ?? ''
  const words = { label, before: before?.words[locale] ?? '', after: after?.words[locale] ?? '' }
  const kind = !after ? 'gone' : before ? 'result' : 'added'
  if (from === undefined) return t(`mail.changes.${kind}`, words)
  return t(`mail.changes.${kind}From`, { ...words, day: formatDay(from, locale) })
}
