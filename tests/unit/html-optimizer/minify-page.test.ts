import { describe, expect, it } from 'vitest'
import { minifyPage, writePage } from '#lib/html-optimizer/minify-page.ts'
import { parsePage } from '#lib/html-optimizer/parse-page.ts'

function minify(html: string): string {
  const page = parsePage(html)
  minifyPage(page)
  return writePage(page)
}

describe('a page says no more than a browser reads', () => {
  it.each([
    [
      'names in small letters, in one order',
      '<a lang="en" hrefLang="en" href="/"></a>',
      '<a href="/" hreflang="en" lang="en"></a>',
    ],
    ['no empty values', '<input required="" value=""/>', '<input required value>'],
    [
      'no end of an element that holds nothing',
      '<br/><meta charSet="utf-8"/>',
      '<br><meta charset="utf-8">',
    ],
    ['a popover is an automatic one', '<p popover="auto"></p>', '<p popover></p>'],
    [
      'a button outside a form does nothing by itself',
      '<button type="button"></button>',
      '<button></button>',
    ],
    [
      'a button within a form submits it',
      '<form><button type="submit"></button></form>',
      '<form><button></button></form>',
    ],
    [
      'a drawing keeps its letters and closes its lines',
      '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
      '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    ],
    [
      'groups in a drawing that end where another element does',
      '<svg><g><text>a</text></g><g><g></g></g></svg>',
      '<svg><g><text>a</text></g><g><g/></g></svg>',
    ],
    [
      'no white space between blocks',
      '<p>a</p>\n<h2>b</h2>\n<ul>\n<li>c</li>\n</ul>',
      '<p>a<h2>b</h2><ul><li>c</ul>',
    ],
    ['no end of a page', '<html><body><p>a</p></body></html>', '<html><body><p>a'],
  ])('%s', (_, html, minified) => {
    expect(minify(html)).toBe(minified)
  })

  it.each([
    ['item', '<ul><li><p>a</p></li><li>b</li></ul>', '<ul><li><p>a<li>b</ul>'],
    [
      'cell',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>',
      '<table><thead><tr><th>a<tbody><tr><td>b<td>c</table>',
    ],
    ['term', '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>', '<dl><dt>a<dd>b<dt>c<dd>d</dl>'],
  ])('no end of an %s where the next one or its parent’s tells it', (_, html, minified) => {
    expect(minify(html)).toBe(minified)
  })

  it('repeats nothing for share cards', () => {
    const og = '<meta property="og:title" content="A"/>'
    const own =
      '<meta name="twitter:card" content="large"/><meta name="twitter:title" content="B"/>'
    expect(minify(`${og}<meta name="twitter:title" content="A"/>${own}`)).toBe(
      '<meta content="A" property="og:title"><meta content="large" name="twitter:card"><meta content="B" name="twitter:title">',
    )
  })

  it('leaves out a description for shared links that is that of the page', () => {
    const own = '<meta name="description" content="A"/>'
    const shared = (words: string) => `<meta property="og:description" content="${words}"/>`
    expect(minify(own + shared('A'))).toBe('<meta content="A" name="description">')
    expect(minify(own + shared('B'))).toContain('og:description')
  })

  it('leaves it to a share picture to say of what type and size it is', () => {
    const picture = '<meta property="og:image" content="/a"/>'
    const type = '<meta property="og:image:type" content="image/png"/>'
    const size = '<meta property="og:image:width" content="1200"/>'
    expect(minify(picture + type + size)).toBe('<meta content="/a" property="og:image">')
  })
})

describe('a page loses nothing that a browser would read otherwise', () => {
  it.each([
    ['a paragraph within a link', '<a href="/"><p>a</p></a>'],
    ['a paragraph before text', '<div><p>a</p> b</div>'],
    ['a paragraph before a word', '<div><p>a</p><span>b</span></div>'],
    ['an item before anything but an item', '<ul><li>a</li><script>1</script></ul>'],
    ['white space between words', '<p><b>a</b> <i>b</i> <a href="/">c</a>\n<b>d</b></p>x'],
    ['a button within a form', '<form><p>x</p>y<button type="button">a</button></form>'],
    ['a button that would submit a form elsewhere', '<button type="submit"></button>'],
    ['a button of a form elsewhere', '<button form="f" type="button"></button>'],
    ['spaces that do not break', '<p>1\u00a0000</p>'],
    ['text of a script', '<script type="application/ld+json">{"a":"b & c"}</script>'],
    ['a popover that waits for its button', '<div popover="manual">a</div>'],
    ['text that looks like markup', '<b title="&lt;/p>&quot;&amp;lt;">&lt;br/>&amp;amp;</b>'],
    ['a fraction at the end of an address', '<a href="/en/">a</a>'],
  ])('%s', (_, html) => {
    expect(minify(html)).toBe(html)
  })
})
