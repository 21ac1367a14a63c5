import { expect, it } from 'vitest'
import { lazyLoadRuntime } from '#lib/html-optimizer/lazy-load-runtime.ts'

const FORM = '<form data-script-when-used="kept" method="POST"><input name="q"/></form>'
const AHEAD =
  '<link rel="preload" as="script" fetchPriority="low" nonce="n_1-" href="/_next/static/chunks/a.js"/>'
const FILES = ['a', 'b']
  .map((name) => `<script src="/_next/static/chunks/${name}.js" async="" nonce="n_1-"></script>`)
  .join('')
const POLYFILL = '<script src="/_next/static/chunks/p.js" noModule="" nonce="n_1-"></script>'
const DATA = '<script nonce="n_1-">self.__next_f.push([1,"x"])</script>'

function page(form: string): string {
  return `<html><head>${AHEAD}${FILES}${POLYFILL}</head><body>${form}${DATA}</body></html>`
}

it('has the files fetched by one script with the page’s nonce', () => {
  const html = lazyLoadRuntime(page(FORM))
  expect(html).not.toMatch(/<script src="[^"]*" async/)
  expect(html).not.toContain('preload')
  expect(html).toMatch(/<script nonce="n_1-">\(\(files,key\)=>/)
  expect(html).toContain('(["/_next/static/chunks/a.js","/_next/static/chunks/b.js"],"kept")')
  expect(html).toContain(`</script></head><body>${FORM}${DATA}`)
  expect(html).toContain(POLYFILL)
})

it.each([
  ['a page without such a form', page('<form method="POST"></form>')],
  ['a page without a nonce', page(FORM).replaceAll(' nonce="n_1-"', '')],
  ['a key that could be more than a name', page(FORM.replace('kept', '&quot;);alert(1)'))],
])('leaves %s as it is', (_, html) => {
  expect(lazyLoadRuntime(html)).toBe(html)
})
