import { isLocale, type Locale } from '#lib/i18n/locales.ts'
import {
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
} from '#lib/store/recommendation-types.ts'
import { deskPaths } from '../paths.ts'

/** How many recommendations stand on one page of the inbox. */
export const INBOX_PAGE = 50

/** What an editor asks the inbox for; it stands in the address, so that it can be kept. */
export type InboxFilter = {
  status?: RecommendationStatus | undefined
  locale?: Locale | undefined
  text?: string | undefined
  /** Only what is held back as suspicious. */
  suspicious?: boolean | undefined
  /** Only what the editor who asks has taken on. */
  mine?: boolean | undefined
  after?: string | undefined
}

/** Whether a text names a status. */
export function isStatus(value: string): value is RecommendationStatus {
  return RECOMMENDATION_STATUSES.some((status) => status === value)
}

/** The filter out of an address; what it does not know is left out. */
export function readInboxFilter(param: (name: string) => string): InboxFilter {
  const status = param('status')
  const locale = param('language')
  const text = param('q').trim().slice(0, 200)
  const after = param('after')
  return {
    ...(isStatus(status) && { status }),
    ...(isLocale(locale) && { locale }),
    ...(text && { text }),
    ...(param('suspicious') === '1' && { suspicious: true }),
    ...(param('mine') === '1' && { mine: true }),
    ...(after && { after }),
  }
}

/** The address of the inbox with a filter. */
export function inboxHref(filter: InboxFilter): string {
  const { status, locale, text, suspicious, mine, after } = filter
  const query = new URLSearchParams({
    ...(status && { status }),
    ...(locale && { language: locale }),
    ...(text && { q: text }),
    ...(suspicious && { suspicious: '1' }),
    ...(mine && { mine: '1' }),
    ...(after && { after }),
  })
  return query.size > 0 ? `${deskPaths.inbox}?${query}` : deskPaths.inbox
}
