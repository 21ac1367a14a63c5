import { join } from 'node:path'
import { LOCALES } from '#lib/i18n/locales.ts'
import { SITE_PAGES } from '#lib/pages/find.ts'
import type { Finding } from '../finding.ts'
import { displayPath, listNames, type Reading } from './reading.ts'

const NAME = '[a-z0-9][a-z0-9-]*'
const TEXT = `(?:${LOCALES.join('|')})\\.mdx`

/** All files of a content folder that the site reads, as paths below the folder. */
const READ = new RegExp(
  `^(?:${[
    'README\\.md',
    '(?:sources|acts|glossary|people|countries|calendar|search|offices|redirects)\\.yml',
    `(?:facts|steps)/${NAME}\\.yml`,
    `messages/(?:${LOCALES.join('|')})\\.json`,
    `(?:guides|stories|letters)/${NAME}/${TEXT}`,
    `pages/(?:${SITE_PAGES.join('|')})/${TEXT}`,
  ].join('|')})$`,
)

/** Files that editors' programs and operating systems create. */
const HARMLESS = /(?:^|\/)(?:\.[^/]+|Thumbs\.db|desktop\.ini)$/

/**
 * Finds files in the content folder that the site does not read: copies (`en copy.mdx`), wrong
 * extensions (`fees.yaml`), wrong case (`RU.mdx`). Their content would be ignored silently.
 */
export function findUnreadFiles(reading: Reading): Finding[] {
  return listNames(reading)
    .filter((name) => !READ.test(name) && !name.split('/').some((part) => HARMLESS.test(part)))
    .map((name) => ({
      path: displayPath(reading, join(reading.dir, name)),
      line: 1,
      message: 'Nothing on the site reads this file',
      remedy: remedyFor(name),
      level: 'error',
    }))
}

function remedyFor(name: string): string {
  const [, folder] = /^(.*)\/[^/]+$/.exec(name) ?? []
  if (/\.ya?ml$/i.test(name) && /^(?:facts|steps)\//.test(name))
    return 'Give it a name in small letters, digits and hyphens that ends in .yml, or take it away.'
  if (/^(?:guides|stories|letters|pages)\//.test(name))
    return `Only ${LOCALES.map((locale) => `${locale}.mdx`).join(', ')} are read in ${folder}: rename it to one of these, or take it away.`
  return 'Move it to where files of its kind lie (README.md lists them), or take it away.'
}
