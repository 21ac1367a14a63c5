import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CodeFile } from '#lib/content-check/content.ts'
import { checkContent } from '#lib/content-check/content-check.ts'
import { CONTRACT_FACTS } from '#lib/content-check/fact-uses.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { versionOf } from '#lib/i18n/mdx-file.ts'
import { REGIONS } from '#lib/pages/offices.ts'

/** A day on which nothing in a fresh content folder is due. */
export const CHECK_DAY = '2026-12-01'

const WORDS = { title: 'Where to begin', audience: 'Everybody who comes' }
const SUMMARY = 'What a person does first after coming to the country.'
const BODY = 'You need <Fact id="fee-prp" />.\n'

const VERSION = versionOf({ ...WORDS, summary: SUMMARY, body: BODY })

function localized(words: string): string {
  return `{ en: ${words}, ru: ${words}, kk: ${words} }`
}

function fact(id: string): string {
  const [unit, value] = id === 'mci' ? ['kzt', 4325] : ['count', 1]
  return `- id: ${id}
  title: ${localized('Name')}
  unit: ${unit}
  checked: 2026-11-22
  confidence: official
  periods:
    - from: 2020-01-01
      value: ${value}
      sources: [law]
`
}

/** Front matter and text of the only guide's original. */
export function original(body: string, frontMatter = ''): string {
  return `---
title: ${WORDS.title}
summary: ${SUMMARY}
audience: ${WORDS.audience}
stage: start
order: 1
author: editors
reviewer: null
published: 2026-11-22
checked: 2026-11-22
sources: [law]
${frontMatter}---
${body}`
}

/** Front matter and text of a translation that is up to date with the fresh original. */
export function translation(body: string, version = VERSION): string {
  return `---
title: Начало
summary: Что человек делает сначала, когда приехал в страну.
audience: Всем, кто приехал
translates: { locale: en, version: "${version}", day: 2026-11-22 }
reviewer: null
---
${body}`
}

const PAGE = `---
title: A page
summary: What this page about the site says.
updated: 2026-11-22
---
Words.
`

const MESSAGES = `{
  "site": {
    "name": "Guide"
  }
}
`

const CALENDAR = `zone: Asia/Almaty
sources: [{ id: holidays, title: Law on holidays }]
years:
  - year: 2026
    status: official
    note: ${localized('Official')}
    sources: [holidays]
    daysOff: []
    workingDays: 261
`

const COUNTRIES = `asOf: 2026-11-22
caveats: []
sources: []
countries:
  - code: KG
    visa: { regime: visa_free_treaty, days: 90, confidence: official, sources: [] }
    apostille: { party: true, from: null, confidence: official, sources: [] }
    treaties: { minsk: true, chisinau: true, sources: [] }
    documentRoute: none_translation_only
    entryBasis: treaty_no_visa_needed_to_apply
    entryBasisConfidence: derived
`

const OFFICES = `checked: 2026-11-22
sources: []
services:
  - id: call-centre
    name: ${localized('Call centre')}
    about: ${localized('Answers questions')}
    facts: [fee-prp]
    sources: []
regions:
${REGIONS.map((id) => `  - { id: ${id}, name: ${localized('Region')}, offices: [] }\n`).join('')}`

const PAGES = ['about', 'privacy', 'accessibility'].flatMap((name) =>
  ['en', 'ru', 'kk'].map((locale): [string, string] => [`pages/${name}/${locale}.mdx`, PAGE]),
)

/** The files of a valid content folder. */
const FRESH: Record<string, string> = {
  ...Object.fromEntries(PAGES),
  'facts/contract.yml': CONTRACT_FACTS.map(fact).join(''),
  'sources.yml': `- id: law
  title: The law
  publisher: The state
  language: ru
  url: https://law.example.kz/act
  kind: official
`,
  'acts.yml': '[]\n',
  'glossary.yml': '[]\n',
  'people.yml': `- id: editors
  name: ${localized('Editors')}
  about: ${localized('Editors')}
`,
  'calendar.yml': CALENDAR,
  'countries.yml': COUNTRIES,
  'offices.yml': OFFICES,
  'guides/start-here/en.mdx': original(BODY),
  'guides/start-here/ru.mdx': translation('Нужно: <Fact id="fee-prp" />.\n'),
  'guides/start-here/kk.mdx': translation('Керегі: <Fact id="fee-prp" />.\n'),
  'messages/en.json': MESSAGES,
  'messages/ru.json': MESSAGES,
  'messages/kk.json': MESSAGES,
}

/** A valid content folder on disk, with some files changed, added or (`null`) omitted. */
export function contentFolder(changes: Record<string, string | null> = {}): {
  dir: string
  [Symbol.dispose]: () => void
} {
  const root = mkdtempSync(join(tmpdir(), 'we-guide-content-'))
  const dir = join(root, 'content')
  for (const [name, text] of Object.entries({ ...FRESH, ...changes })) {
    if (text === null) continue
    const file = join(dir, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return { dir, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}

/** The checker's output for a valid content folder with some files changed. */
export function findingsWith(
  changes: Record<string, string | null>,
  code: CodeFile[] = [],
  day = CHECK_DAY,
): string[] {
  using folder = contentFolder(changes)
  return checkContent(readContent(folder.dir, code), day).map(formatFinding)
}
