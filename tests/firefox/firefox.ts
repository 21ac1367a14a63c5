import puppeteer, { type Browser, type Page } from 'puppeteer-core'

/** Starts the Firefox that `npm test` has found, over WebDriver BiDi. */
export async function startFirefox(): Promise<Browser> {
  const executablePath = process.env.FIREFOX
  if (!executablePath) throw new Error('FIREFOX names no Firefox: run npm test.')
  return puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
}

/** Fills in fields by their names. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`main [name="${name}"]`).fill(value)
  }
}

/** Clicks what leads to another page and waits until that has been loaded. */
export async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).click()])
}

/** The text of the first element that fits. */
export function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent?.trim() ?? '')
}
