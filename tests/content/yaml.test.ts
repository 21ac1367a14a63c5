import { globSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { splitMdx } from '#lib/i18n/mdx-file.ts'

const files = globSync('content/**/*.{yml,mdx}').sort()

// The site reads with the faster parser, `npm run check` with the one that knows lines.
test.each(files)('the site reads %s as the check does', (path) => {
  const text = readFileSync(path, 'utf8')
  if (extname(path) === '.yml') return expect(readYaml(path)).toEqual(parse(text))
  const frontMatter = text.slice(0, text.indexOf('\n---', 3))
  expect(splitMdx(text, path, 'en').frontMatter).toEqual(parse(frontMatter))
})
