import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createHtmlOptimizer } from '#lib/html-optimizer/html-optimizer.ts'

const CSS = `@layer base{a{color:var(--ink)}:root{--ink:#111;--unread:#222}}
.used{animation:turn 1s}.unused{color:red}.a,.unused{margin:0}
[open]>p{color:blue}:is(.unused,.used) b{color:green}input::file-selector-button{color:red}
@media print{.unused{display:none}}@keyframes turn{from{opacity:0}}@keyframes rest{to{opacity:1}}
@property --ink{syntax:"*";inherits:false}@property --unread{syntax:"*";inherits:false}`

const DATA = '<script>(self.__next_f=self.__next_f||[]).push([0])</script>'
const RUNTIME = `<script src="/_next/static/chunks/a.js" async=""></script>`
const SHEET = '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>'
const BODY = '<p class="used a"><b>Text</b> <a href="/en">home</a></p>'

type Parts = { head?: string; body?: string; data?: string }

function page({ head = '', body = BODY, data = DATA }: Parts = {}): string {
  return `<!DOCTYPE html><html><head>${SHEET}${RUNTIME}${head}</head><body>${body}${data}<script>self.__next_f.push([1,"x"])</script></body></html>`
}

const optimize = createHtmlOptimizer(() => CSS)

function stylesOf(html: string): string {
  return /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
}

describe('an optimized page', () => {
  it('has no script and loads no stylesheet, but says the same', () => {
    const { html } = optimize(page())
    expect(html).not.toContain('<script')
    expect(html).not.toContain('/_next/')
    expect(html).toContain('<p class="a c"><b>Text</b> <a href="/en">home</a>')
  })

  it('keeps its structured data', () => {
    const data = '<script type="application/ld+json">{"@type":"Article"}</script>'
    expect(optimize(page({ head: data })).html).toContain(data)
  })

  it('keeps the fields by which a form finds its action, and loses its empty address', () => {
    const body =
      '<form class="a" action="" encType="multipart/form-data" method="POST"><input type="hidden" name="$ACTION_ID_40a7e9"/><button>Send</button></form>'
    expect(optimize(page({ body })).html).toContain(
      '<form class="c" enctype="multipart/form-data" method="POST"><input name="$ACTION_ID_40a7e9" type="hidden"><button>Send</button></form>',
    )
  })

  it('loses what only told the runtime where parts begin', () => {
    const body = '<div hidden=""><!--$--><!--/$--></div><p>one<!-- --> two</p>'
    expect(optimize(page({ body })).html).toContain('<body><p>one two')
  })

  it('tells the hash of its styles', () => {
    const { html, styleHash } = optimize(page())
    const hash = createHash('sha256').update(stylesOf(html)).digest('base64')
    expect(styleHash).toBe(`sha256-${hash}`)
  })

  it('keeps the styles that stand in the page itself, among its own', () => {
    const own = '@media print{@view-transition{navigation:auto}}'
    const { html } = optimize(page({ head: `<style>${own}</style>` }))
    expect(html.match(/<style/g)).toHaveLength(1)
    expect(stylesOf(html)).toContain(own)
  })

  it('loses classes that no rule names, and reads the same in every order of its pages', () => {
    const other = page({ body: '<p class="unknown unused">c</p>' })
    const first = [optimize(page()).html, optimize(other).html]
    expect(first[1]).toContain('<p class="b">c')
    const again = createHtmlOptimizer(() => CSS)
    expect([again(other).html, again(page()).html]).toEqual(first.toReversed())
  })

  it('gives custom properties in attributes the names that the styles have', () => {
    const { html } = optimize(
      page({ body: '<i style="color:var(--ink)"></i><svg fill="var(--unread)"></svg>' }),
    )
    expect(html).toContain('<svg fill="var(--b)"')
    expect(stylesOf(html)).toContain('--b:#222')
    expect(stylesOf(html)).toContain('[data-style="0"]{color:var(--a)}')
  })

  it('has rules in place of style attributes', () => {
    const { html } = optimize(page({ body: '<i style="width:1%;font:&quot;A&quot;"></i>' }))
    expect(html).toContain('<i data-style="0"></i>')
    expect(stylesOf(html)).toContain('[data-style="0"]{width:1%;font:"A"}')
  })
})

describe('the loader of a form', () => {
  const LOADER = 'import("/_next/static/browser/forms-a.js")'
  const optimize = createHtmlOptimizer(() => CSS, LOADER)
  const FORM = `<form class="a"><input name="q"/><script type="module">${LOADER}</script></form>`

  it('stays in the page, and is told by its hash', () => {
    const { html, scriptHash } = optimize(page({ body: FORM }))
    expect(html).toContain(`<script type="module">${LOADER}</script>`)
    const hash = createHash('sha256').update(LOADER).digest('base64')
    expect(scriptHash).toBe(`sha256-${hash}`)
  })

  it('is told of no page without one', () => {
    expect(optimize(page()).scriptHash).toBeUndefined()
  })

  it.each([
    ['a module of another text', FORM.replace('forms-a', 'forms-b')],
    ['a module from elsewhere', FORM.replace('type="module"', 'type="module" src="/own.js"')],
    [
      'the same text with another attribute',
      FORM.replace('type="module"', 'type="module" async=""'),
    ],
  ])('is the only script: %s is refused', (_, body) => {
    expect(() => optimize(page({ body }))).toThrow(/unknown script/)
  })
})

describe('the styles of an optimized page', () => {
  const css = stylesOf(optimize(page()).html)

  it.each([
    'a{color:var(--a)}',
    '--a:#111',
    '.a{animation:turn 1s}',
    '.c{margin:0}',
    '[open]>p{color:blue}',
    ':is(.b,.a) b{color:green}',
    '@keyframes turn',
    '@property --a',
  ])('keep what can match: %s', (rule) => {
    expect(css).toContain(rule)
  })

  it.each(['color:red', '#222', '@keyframes rest', '@media print', 'file-selector-button'])(
    'lose what cannot: %s',
    (rule) => {
      expect(css).not.toContain(rule)
    },
  )
})

describe('unsupported are', () => {
  it.each([
    [
      'a page without the data it takes out',
      page().replaceAll('self.__next_f.push(', 'self.other('),
    ],
    ['an unknown script', page({ head: '<script>alert(1)</script>' })],
    ['a script from elsewhere', page({ head: '<script src="/own.js"></script>' })],
    ['a part that comes late', page({ body: '<template id="B:0"></template>' })],
    ['a late part to be moved', page({ body: '<div hidden="" id="S:0">late</div>' })],
    ['a part that is not ready', page({ body: '<!--$?--><p>wait</p><!--/$-->' })],
    ['styles that only some media read', page({ head: '<style media="print">a{}</style>' })],
    ['a tag that React would not write', page({ body: "<p class='a'>b</p>" })],
    [
      'an unknown script after the data',
      page({ data: `${DATA}<script>self.__next_f.push([1])</script><script>alert(1)</script>` }),
    ],
    ['a script without an end', `${page()}<script>self.__next_f.push([1])`],
    ['an element without an end', page({ body: '<div><p>a</div>' })],
    ['an attribute without quotes', page({ body: '<p class=a>b</p>' })],
    ['a page without a stylesheet', page().replace(SHEET, '')],
    ['a stylesheet from elsewhere', page({ head: '<link rel="stylesheet" href="/own.css"/>' })],
    [
      'markup within data',
      page({ head: '<script type="application/ld+json">{"a":"<b>"}</script>' }),
    ],
  ])('%s', (_, html) => {
    expect(() => optimize(html)).toThrow(
      expect.objectContaining({ name: 'UnsupportedMarkupError' }),
    )
  })

  it('a stylesheet that loads from beside itself', () => {
    const other = createHtmlOptimizer(() => 'a{background:url(picture.png)}')
    expect(() => other(page())).toThrow('picture.png')
  })
})
