import type { Content } from './content.ts'
import { type Finding, sortFindings } from './finding.ts'
import { checkAddresses } from './rules/addresses.ts'
import { checkCheckedDays } from './rules/checked-days.ts'
import { checkDuplicateIds } from './rules/duplicate-ids.ts'
import { checkForms } from './rules/forms.ts'
import { checkGuideReferences } from './rules/guide-references.ts'
import { checkHeadings } from './rules/headings.ts'
import { checkHeadlines } from './rules/headlines.ts'
import { checkIndexDays } from './rules/index-days.ts'
import { checkKnownTags } from './rules/known-tags.ts'
import { checkLanguages } from './rules/languages.ts'
import { checkLinks } from './rules/links.ts'
import { checkMessageUses } from './rules/message-uses.ts'
import { checkMessageWords } from './rules/message-words.ts'
import { checkNumbers } from './rules/numbers.ts'
import { checkOffices } from './rules/offices.ts'
import { checkPeriods } from './rules/periods.ts'
import { checkPictures } from './rules/pictures.ts'
import { checkRedirects } from './rules/redirects.ts'
import { checkReferences } from './rules/references.ts'
import { checkSearchWords } from './rules/search-words.ts'
import { checkSteps } from './rules/steps.ts'
import { checkSums } from './rules/sums.ts'
import { checkTranslations } from './rules/translations.ts'
import { checkUnused } from './rules/unused.ts'
import { checkValues } from './rules/values.ts'
import { checkValuesOverTime } from './rules/values-over-time.ts'

/**
 * A rule that gives its last findings while what it reads is the same: files that have not changed are
 * not parsed anew (`read/parse-once.ts`).
 */
function unlessSame(
  rule: (content: Content, day: string) => Finding[],
  reads: (content: Content) => unknown[],
): typeof rule {
  let last: { read: unknown[]; findings: Finding[] } | undefined
  return (content, day) => {
    const read = reads(content)
    if (last?.read.length !== read.length || last.read.some((one, i) => one !== read[i])) {
      last = { read, findings: rule(content, day) }
    }
    return last.findings
  }
}

/** All rules. Each checks the whole content and reports everything it finds. */
const RULES: ((content: Content, day: string) => Finding[])[] = [
  checkPeriods,
  checkReferences,
  checkValues,
  checkValuesOverTime,
  checkIndexDays,
  checkSums,
  checkCheckedDays,
  checkHeadlines,
  checkForms,
  checkDuplicateIds,
  checkUnused,
  checkLanguages,
  checkAddresses,
  checkSteps,
  checkNumbers,
  checkKnownTags,
  checkLinks,
  checkRedirects,
  checkHeadings,
  checkTranslations,
  checkGuideReferences,
  checkOffices,
  checkPictures,
  checkSearchWords,
  unlessSame(checkMessageWords, ({ messages }) => Object.values(messages)),
  unlessSame(checkMessageUses, ({ messages, code }) => [messages.en, code]),
]

/**
 * Checks the content on a day (`YYYY-MM-DD`) and returns findings with file and line. If a file
 * cannot be read at all, it reports only that: the rules would report follow-up errors in other
 * files.
 */
export function checkContent(content: Content, day: string): Finding[] {
  const unreadable = content.findings.filter((finding) => finding.unreadable)
  if (unreadable.length > 0) return sortFindings(unreadable)
  return sortFindings([...content.findings, ...RULES.flatMap((rule) => rule(content, day))])
}
