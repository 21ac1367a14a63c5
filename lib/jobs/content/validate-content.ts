// A process of its own, so that reading all of the content neither stops the site that serves
// readers nor stays in its memory. Prints what keeps the content from being shown, as a JSON list.
import { formatFinding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { checkKnownTags } from '#lib/content-check/rules/known-tags.ts'
import { checkMessageWords } from '#lib/content-check/rules/message-words.ts'
import { checkReferences } from '#lib/content-check/rules/references.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { listGuides } from '#lib/guides/find.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import { readSearchWords } from '#lib/search/words/search-words.ts'
import { listHeroes } from '#lib/stories/find.ts'

/** The rules without which a page cannot be rendered, on any day. The others are for `npm run check`. */
const RULES = [checkKnownTags, checkReferences, checkMessageWords]

/** What the site itself reads; it is not in every point as strict as the checks, nor as lenient. */
const READERS = [loadFacts, listGuides, siteCalendar, countries, listHeroes, readSearchWords]

function findProblems(dir: string): string[] {
  const content = readContent(dir, [])
  const findings = [...content.findings, ...RULES.flatMap((rule) => rule(content))]
  const errors = findings.filter(({ level }) => level === 'error').map(formatFinding)
  if (errors.length > 0) return [...new Set(errors)].sort()
  return READERS.flatMap((read) => {
    try {
      read()
      return []
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  })
}

process.stdout.write(JSON.stringify(findProblems(process.env.CONTENT_DIR ?? '')))
