import type { Frame, Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

type AxeOptions = {
  /** Only the rules with one of these tags. */
  tags?: string[]
  /** Only these rules. */
  rules?: string[]
  /** A selector of what is left out. */
  exclude?: string
}

/**
 * axe for a page as it stands. It is given to each document once, however often it runs there: its
 * half a megabyte takes longer than many of its rules.
 */
export function axeOn(page: Page, { tags, rules, exclude }: AxeOptions = {}) {
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(tags && { runOnly: { type: 'tag', values: tags } }),
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
  }
  const context = { include: [['html']], exclude: exclude ? [[exclude]] : [] }
  return {
    async analyze(): Promise<AxeResults> {
      const main = page.mainFrame()
      await inject(main)
      // One that goes away meanwhile has nothing to be found in.
      for (const frame of page.frames()) if (frame !== main) await inject(frame).catch(() => {})
      return page.evaluate(([what, how]) => window.axe.run(what, how), [context, options] as const)
    },
  }
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

async function inject(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
}

/** What axe finds, each rule with the first element that breaks it. */
export async function faultsOf(page: Page, options?: AxeOptions): Promise<string[]> {
  const { violations } = await axeOn(page, options).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** By how many pixels a page is wider than its window. */
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}
