import type { Locator } from '@playwright/test'

/**
 * Pastes plain text over what is selected in the editor. Text that Playwright inserts over styled words
 * gets an inline style from the browser, which the policy of the desk refuses.
 */
export async function pasteText(content: Locator, text: string): Promise<void> {
  await content.evaluate((element, words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    const options = { clipboardData: data, bubbles: true, cancelable: true }
    element.dispatchEvent(new ClipboardEvent('paste', options))
  }, text)
}
