import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'
import { isPage } from './links.ts'

/** The pages that `search.yml` leads to must exist, and its concepts must have words, once each. */
export function checkSearchWords(content: Content): Finding[] {
  const { searchWords, terms } = content
  if (!searchWords) return []
  const { data, path, lineOf } = searchWords
  const at = (valuePath: PropertyKey[], said: Said): Finding => ({
    path,
    line: lineOf(valuePath),
    ...said,
    level: 'error',
  })
  const own = new Set(data.pages.map((page) => page.path))
  const isKnown = (page: string) =>
    own.has(page) || isPage(page, content) || /^\/(?:countries|people)\//.test(page)
  const seen = new Map<string, number>()
  return [
    ...data.concepts.flatMap(({ id, words, together, leads }, index): Finding[] => {
      const first = seen.get(id)
      seen.set(id, first ?? lineOf(['concepts', index]))
      return [
        ...(first === undefined
          ? []
          : [at(['concepts', index, 'id'], say('id-taken', { id, where: `${path}:${first}` }))]),
        ...(words.length + together.length > 0 || terms.ids.has(id)
          ? []
          : [at(['concepts', index], say('search-concept-empty', { id }))]),
        ...leads.flatMap((page, place) =>
          isKnown(page)
            ? []
            : [at(['concepts', index, 'leads', place], say('search-no-page', { path: page }))],
        ),
      ]
    }),
    ...data.asked.flatMap(({ path: page }, index) =>
      isKnown(page) ? [] : [at(['asked', index, 'path'], say('search-no-page', { path: page }))],
    ),
  ]
}
