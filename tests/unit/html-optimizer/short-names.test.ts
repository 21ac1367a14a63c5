import postcss from 'postcss'
import { expect, it } from 'vitest'
import { shortenNames } from '#lib/html-optimizer/short-names.ts'

function shorten(css: string) {
  const root = postcss.parse(css)
  return { ...shortenNames(root), css: root.toString() }
}

it('names classes in the order of the stylesheet, the same wherever they stand', () => {
  const { css, classes } = shorten(
    '@layer components{.note{top:0}.note .text-lg{top:1px}}@layer utilities{.text-lg{top:2px}}',
  )
  expect(css).toBe('@layer components{.a{top:0}.a .b{top:1px}}@layer utilities{.b{top:2px}}')
  expect([...classes]).toEqual([
    ['note', 'a'],
    ['text-lg', 'b'],
  ])
})

it('understands escaped names', () => {
  const { css, classes } = shorten('.lg\\:top-1\\.5{top:0}.\\[\\&\\>p\\]\\:mt-2>p{margin:0}')
  expect(css).toBe('.a{top:0}.b>p{margin:0}')
  expect([...classes.keys()]).toEqual(['lg:top-1.5', '[&>p]:mt-2'])
})

it('names custom properties wherever they are set, read or registered', () => {
  const { css, properties } = shorten(
    ':root{--ink:#111;--paper:#fff}a{color:var(--ink)}i{top:var(--new, var(--paper))}@property --paper{syntax:"*"}',
  )
  expect(css).toBe(
    ':root{--a:#111;--b:#fff}a{color:var(--a)}i{top:var(--c, var(--b))}@property --b{syntax:"*"}',
  )
  expect(properties.get('--paper')).toBe('--b')
})

it('gives each of many names its own', () => {
  const { classes } = shorten(
    Array.from({ length: 3000 }, (_, at) => `.name-${at}{top:0}`).join(''),
  )
  expect(new Set(classes.values()).size).toBe(3000)
  expect(classes.get('name-51')).toBe('Z')
  expect(classes.get('name-52')).toBe('aa')
})

it('gives the same names again for the same stylesheet, and keeps those of the sheets before', () => {
  const site = '.flex{top:0}.gap{top:0}'
  expect([...shorten(site).classes]).toEqual([...shorten(site).classes])
  expect([...shorten(`${site}.field{top:0}`).classes].slice(0, 2)).toEqual([
    ...shorten(site).classes,
  ])
})

it('changes no value that only looks like a class', () => {
  expect(shorten('.flex{background:url(/a.flex);top:.5rem}').css).toBe(
    '.a{background:url(/a.flex);top:.5rem}',
  )
})
