import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TAGS } from '#lib/content-check/read/tags.ts'
import { MDX_TAGS } from '#lib/guides/literal-mdx.ts'

test('the checker knows the tags that the registry offers, and no others', () => {
  const source = readFileSync('components/mdx/registry.tsx', 'utf8')
  const listed = source.slice(source.indexOf('return {'))
  const names = [...listed.matchAll(/^ {4}([A-Z]\w*)(?=[:,])/gm)].map(([, name]) => name)
  expect(Object.keys(TAGS).sort()).toEqual(names.sort())
})

test('the checker knows the figures that are drawn, and no others', () => {
  const source = readFileSync('components/mdx/mdx-figure.tsx', 'utf8')
  const listed = /const FIGURES = \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? ''
  const names = [...listed.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, name]) => name)
  expect(TAGS.Figure?.name?.holds).toEqual(names)
})

test('the attributes that are compiled are those that the checker knows', () => {
  const known = Object.entries(TAGS).map(([name, tag]) => [name, Object.keys(tag).sort()])
  const compiled = Object.entries(MDX_TAGS).map(([name, list]) => [name, [...list].sort()])
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(compiled))
})
