import { expect, test } from './site.ts'

const GUIDES = [
  ...['overview', 'who-can-apply', 'arrive-and-register', 'screening', 'papers-from-home'],
  ...['papers-from-kazakhstan', 'money-to-show', 'housing-and-registration', 'apply-and-wait'],
  ...['the-card', 'renewal', 'keeping-it', 'refusal', 'rights-and-limits', 'work-and-business'],
  'other-routes',
]

/** Bytes and content coding of a page as it is sent. */
type Received = { slug: string; bytes: number; encoding: string }

test('all guides read in a row come with the first one as their dictionary', async ({ page }) => {
  test.setTimeout(240_000)
  const received: Received[] = []
  for (const slug of GUIDES) {
    const response = await page.goto(`/ru/guides/${slug}`)
    const encoding = (await response?.headerValue('content-encoding')) ?? 'none'
    const bytes = Number(await response?.headerValue('content-length'))
    received.push({ slug, bytes, encoding })
    await expect(page.locator('h1')).toBeVisible()
    // A browser stores a dictionary after the page.
    await page.waitForTimeout(500)
  }
  const [first, ...later] = received
  expect(first?.encoding).toBe('br')
  expect(later.filter(({ encoding }) => encoding !== 'dcb')).toEqual([])
  const total = received.reduce((sum, { bytes }) => sum + bytes, 0)
  process.stdout.write(`${JSON.stringify({ total, received })}\n`)
  expect(total).toBeLessThan(140_000)
})
