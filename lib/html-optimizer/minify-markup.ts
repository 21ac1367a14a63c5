import { UnsupportedMarkupError } from './unsupported-markup-error.ts'

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s[^>]*?)?)(\/?)>/gi
const ATTRIBUTE = / ([^\s=>"/]+)(?:="([^"]*)")?/g

/** Elements that have no end tag. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** Elements that stand on lines of their own, so that white space between them is not seen. */
const BLOCK =
  'address|article|aside|blockquote|body|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul'
const BETWEEN_BLOCKS = new RegExp(`(</?(?:${BLOCK})(?: [^>]*)?>)\\s+(?=</?(?:${BLOCK})[ >])`, 'g')

/** What may stand behind an element whose end tag the standard lets be left out. */
const ENDS_BEFORE: Record<string, RegExp> = {
  p: /^(?:address|article|aside|blockquote|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|search|section|table|ul|\/(?:article|aside|blockquote|body|dd|details|dialog|div|fieldset|figure|footer|form|header|li|main|nav|section))$/,
  li: /^(?:li|\/ol|\/ul)$/,
  dt: /^(?:dt|dd)$/,
  dd: /^(?:dt|dd|\/dl|\/div)$/,
  thead: /^(?:tbody|tfoot)$/,
  tbody: /^(?:tbody|tfoot|\/table)$/,
  tr: /^(?:tr|\/tbody|\/thead|\/tfoot|\/table)$/,
  td: /^(?:td|th|\/tr|\/tbody|\/thead|\/tfoot|\/table|tr)$/,
  th: /^(?:td|th|\/tr|\/tbody|\/thead|\/tfoot|\/table|tr)$/,
}

/** A share card takes from `og:` what its own name does not say. */
const CARD = /<meta name="twitter:([^"]+)" content="([^"]*)"\/>/g

/** A picture says of what type it is when it is fetched. */
const PICTURE_TYPE = /<meta property="og:image:type" content="[^"]*"\/>/

/**
 * Writes a page with what a browser reads and without what it would fill in itself: the end tags
 * that the standard lets be left out, values that are the default, white space that nobody sees.
 *
 * @param html a page as React writes it: all attributes in double quotes, everything escaped;
 *   anything else throws a `UnsupportedMarkupError`
 */
export function minifyMarkup(html: string): string {
  const shared = html.replace(CARD, (whole, name: string, content: string) =>
    html.includes(`<meta property="og:${name}" content="${content}"/>`) ? '' : whole,
  )
  return omitEndTags(shortTags(shared.replace(PICTURE_TYPE, '')).replace(BETWEEN_BLOCKS, '$1'))
}

function omitEndTags(html: string): string {
  return html
    .replace(/<\/(p|li|d[td]|t(?:head|body|[rdh]))>(?=<(\/?[a-z0-9]+))/g, (whole, name, next) =>
      ENDS_BEFORE[name]?.test(next) ? '' : whole,
    )
    .replace(/<\/body><\/html>$/, '')
}

function shortTags(html: string): string {
  let inForm = false
  let inDrawing = false
  return html
    .replace(TAG, (whole, slash: string, name: string, rest: string, closed: string) => {
      if (rest.replace(ATTRIBUTE, '').trim() !== '')
        throw new UnsupportedMarkupError(`a strange tag: ${whole}`)
      if (name === 'form') inForm = slash === ''
      if (name === 'svg') inDrawing = slash === ''
      const attributes = Array.from(rest.matchAll(ATTRIBUTE), ([, key = '', value = '']) =>
        writeAttribute(inDrawing ? key : key.toLowerCase(), value, name === 'button' && !inForm),
      )
      // In one order everywhere: what repeats compresses.
      const end = VOID.test(name) ? '' : closed
      return `<${slash}${name}${attributes.sort().join('')}${end}>`
    })
    .replace(/<(path|rect|circle|line|use|g)((?: [^<>]*)?)><\/\1>/g, '<$1$2/>')
}

function writeAttribute(name: string, value: string, plainButton: boolean): string {
  if (plainButton && name === 'type' && value === 'button') return ''
  if (value === '' || (name === 'popover' && value === 'auto')) return ` ${name}`
  return ` ${name}="${value}"`
}
