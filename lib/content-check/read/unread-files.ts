import { join } from 'node:path'
import { LOCALES } from '#lib/i18n/locales.ts'
import { SITE_PAGES } from '#lib/pages/find.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'
import { displayPath, listNames, type Reading } from './reading.ts'

const NAME = '[a-z0-9][a-z0-9-]*'
const TEXT = `(?:${LOCALES.join('|')})\\.mdx`

/** All files of a content folder that the site reads, as paths below the folder. */
const READ = new RegExp(
  `^(?:${[
    'README\\.md',
    `pictures/${NAME}\\.webp`,
    '(?:pictures|sources|acts|glossary|people|countries|calendar|search|offices|redirects)\\.yml',
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
      ...unread(name),
      level: 'error',
    }))
}

function unread(name: string): Said {
  const [, folder = ''] = /^(.*)\/[^/]+$/.exec(name) ?? []
  if (/\.ya?ml$/i.test(name) && /^(?:facts|steps)\//.test(name)) return say('unread-list')
  if (/^(?:guides|stories|letters|pages)\//.test(name)) {
    return say('unread-text', {
      names: LOCALES.map((locale) => `${locale}.mdx`).join(', '),
      folder,
    })
  }
  return say('unread-file')
}
