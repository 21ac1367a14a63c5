// The content checker. Exit codes: 0 no errors (maybe warnings), 1 errors in the content, 2 invalid
// arguments.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { today } from '#lib/config/clock.ts'
import { contentDir } from '#lib/config/files/content-dir.ts'
import type { Content } from '#lib/content-check/content.ts'
import { checkContent } from '#lib/content-check/content-check.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readCode } from '#lib/content-check/read/read-code.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { listVersions } from '#lib/content-check/versions.ts'
import { stampTranslation } from '#lib/publishing/editing/stamp.ts'
import { readEnvFile } from './env-file.ts'
import { errorCode, FatalError, formatError } from './fatal-error.ts'

const USAGE = `npm run check                              looks through the whole content
npm run check -- --versions                prints the version of every guide and of its translations
npm run check -- --stamp GUIDE LANGUAGE    says that this translation is up to date as of today
`

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function printFindings(content: Content, day: string): void {
  const findings = checkContent(content, day)
  const errors = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.length - errors
  const texts = [...content.guides, ...content.pages].flatMap((folder) => folder.texts).length
  const seen = `${count(content.facts.list.length, 'record')} and ${count(texts, 'text')}`
  const lines = findings.map((finding) => `${formatFinding(finding)}\n`)
  process.stdout.write(
    `${lines.join('')}${count(errors, 'error')}, ${count(warnings, 'warning')} in ${seen}.\n`,
  )
  if (errors > 0) process.exitCode = 1
}

function stamp(content: Content, [slug = '', locale = '']: string[], day: string): void {
  const guide = content.guides.find((one) => one.slug === slug)
  const text = guide?.texts.find((one) => one.locale === locale)
  if (!text) throw new FatalError(`There is no content/guides/${slug}/${locale}.mdx.`)
  if (!guide?.original) throw new FatalError(`“${slug}” has no readable original: npm run check.`)
  const { version, text: original } = guide.original
  const file = join(dirname(contentDir()), text.path)
  const stamped = stampTranslation(readFileSync(file, 'utf8'), version, day)
  if (text === original || stamped === undefined) {
    const wanted = `translates: { locale: ${original.locale}, version: "…", day: ${day} }`
    throw new FatalError(`${text.path}: its front matter has no line such as ${wanted}`)
  }
  writeFileSync(file, stamped)
  process.stdout.write(`${text.path} now translates version ${version}, as of ${day}.\n`)
}

function run(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    options: {
      versions: { type: 'boolean', default: false },
      stamp: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  })
  if (values.help || positionals.length !== (values.stamp ? 2 : 0)) {
    process.stderr.write(USAGE)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const content = readContent(contentDir(), readCode(process.cwd()))
  if (values.versions) process.stdout.write(listVersions(content))
  else if (values.stamp) stamp(content, positionals, today())
  else printFindings(content, today())
}

// Exit quietly when the reader closes the pipe (`| head`).
process.stdout.on('error', (error) => process.exit(errorCode(error) === 'EPIPE' ? 0 : 1))

try {
  readEnvFile()
  run(process.argv.slice(2))
} catch (error) {
  const misunderstood = errorCode(error).startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${formatError(error)}\n${misunderstood ? USAGE : ''}`)
  process.exitCode = misunderstood ? 2 : 1
}
