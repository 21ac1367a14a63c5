import postcss from 'postcss'
import { expect, it } from 'vitest'
import { mangleNames, markNames } from '#lib/html-optimizer/mangle-names.ts'

function shorten(html: string, css: string): { html: string; css: string } {
  const root = postcss.parse(css)
  markNames(root)
  return mangleNames(html, root.toString())
}

it('gives classes short names in the page and in the styles', () => {
  const css =
    '@layer components{.note{top:0}.note .text-lg{top:1px}}@layer utilities{.text-lg{top:2px}}'
  expect(shorten('<p class="note text-lg">a</p><p class="note">b</p>', css)).toEqual({
    html: '<p class="a b">a</p><p class="a">b</p>',
    css: '@layer components{.a{top:0}.a .b{top:1px}}@layer utilities{.b{top:2px}}',
  })
})

it('understands names that are escaped in the page or in the styles', () => {
  const css = '@layer utilities{.lg\\:top-1\\.5{top:0}.\\[\\&\\>p\\]\\:mt-2>p{margin:0}}'
  const { html, css: styles } = shorten(
    '<p class="lg:top-1.5 [&amp;&gt;p]:mt-2"></p><p class="lg:top-1.5"></p>',
    css,
  )
  expect(html).toBe('<p class="a b"></p><p class="a"></p>')
  expect(styles).toBe('@layer utilities{.a{top:0}.b>p{margin:0}}')
})

it('gives the shortest name to what stands most often', () => {
  const names = Array.from({ length: 60 }, (_, at) => `name-${at}`)
  const css = `@layer utilities{${names.map((name) => `.${name}{top:0}`).join('')}}`
  const each = names.map((name) => `<i class="${name}"></i>`).join('')
  const { html } = shorten(`${each}<b class="name-59"></b>`, css)
  expect(html).toContain('<b class="a">')
  expect(new Set(html.match(/class="[^"]*"/g)).size).toBe(60)
})

it('makes one name of those that stand on the very same elements', () => {
  const css = '@layer utilities{.flex{display:flex}.gap{gap:0}.red{color:red}}'
  const html = '<p class="flex gap"></p><p class="red gap flex"></p>'
  expect(shorten(html, css)).toEqual({
    html: '<p class="a"></p><p class="b a"></p>',
    css: '@layer utilities{.a{display:flex}.a{gap:0}.b{color:red}}',
  })
})

it('takes no name that the page uses already', () => {
  const css = '@layer utilities{.flex{top:0}}'
  expect(shorten('<p class="a flex"></p>', css).html).toBe('<p class="a b"></p>')
})

it('changes no text that only looks like a name', () => {
  const css = '@layer utilities{.flex{background:url(/a.flex);top:.5rem}}'
  const { html, css: styles } = shorten('<p class="flex">class="flex"</p>', css)
  expect(html).toBe('<p class="a">class="flex"</p>')
  expect(styles).toBe('@layer utilities{.a{background:url(/a.flex);top:.5rem}}')
})
