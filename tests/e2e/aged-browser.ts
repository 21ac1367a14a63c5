import type { Page } from '@playwright/test'
import postcss, { type AtRule, type Root, type Rule } from 'postcss'

/** What browsers lack, with the versions of Chrome that lack it. */
export const LACKING = {
  /** Chrome 122 */
  'light-dark': (root: Root) =>
    root.walkDecls((one) => {
      one.value = one.value.replaceAll('light-dark(', '-unknown(')
    }),
  /** Chrome 118 */
  'relative colours': (root: Root) =>
    root.walkDecls((one) => {
      if (one.value.includes('(from ')) one.remove()
    }),
  /** Chrome 119 */
  nesting: (root: Root) =>
    root.walkRules((rule) => {
      if (rule.parent?.type === 'rule') rule.remove()
    }),
  /** Chrome 113 */
  popover: (root: Root) => {
    removeRules(root, /:popover-open/)
    removeSupports(root, /popover|position-area/)
  },
  /** Chrome 104 */
  ':has': (root: Root) => removeRules(root, /:has\(/),
  /** Chrome 98 */
  layers: (root: Root) => root.walkAtRules('layer', (rule) => void rule.remove()),
  /** Chrome 87 */
  ':is and :where': (root: Root) => removeRules(root, /:(?:is|where)\(/),
  /** Chrome 82 */
  'selectors in @supports': (root: Root) => removeSupports(root, /selector\(/),
} satisfies Record<string, (root: Root) => void>

export type Lack = keyof typeof LACKING

/** Old browsers drop a whole rule when one of its selectors is unknown to them. */
function removeRules(root: Root, selector: RegExp): void {
  root.walkRules((rule: Rule) => {
    if (selector.test(rule.selector)) rule.remove()
  })
}

function removeSupports(root: Root, condition: RegExp): void {
  root.walkAtRules('supports', (rule: AtRule) => {
    if (condition.test(rule.params)) rule.remove()
  })
}

/**
 * Has a page loaded as a browser shows it that lacks some features: they are taken out of its styles
 * and markup. This stands in for builds of old browsers, which no registry of ours holds; it shows
 * what is missing and not how old engines err.
 */
export async function ageBrowser(page: Page, lacks: readonly Lack[]): Promise<void> {
  await changePages(page, (html) => {
    const aged = html.replace(/(<style[^>]*>)(.*?)<\/style>/gs, (_, tag: string, css: string) => {
      const root = postcss.parse(css)
      for (const lack of lacks) LACKING[lack](root)
      return `${tag}${root}</style>`
    })
    return lacks.includes('popover')
      ? aged.replace(/ popover(?:target)?(?:="[^"]*")?(?=[ >])/g, '')
      : aged
  })
}

/** Has a page loaded without any styles, as browsers show it that know only a few. */
export async function dropStyles(page: Page): Promise<void> {
  await changePages(page, (html) =>
    html
      .replace(/<style[^>]*>.*?<\/style>/gs, '')
      .replace(/ popover(?:target)?(?:="[^"]*")?(?=[ >])/g, ''),
  )
}

async function changePages(page: Page, change: (html: string) => string): Promise<void> {
  await page.route(
    () => true,
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback()
      const response = await route.fetch()
      // The policy names the hash of the styles as they were sent.
      const { 'content-security-policy': _, ...headers } = response.headers()
      await route.fulfill({ response, headers, body: change(await response.text()) })
    },
  )
}
