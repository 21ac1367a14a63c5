import type { Locator, Page } from '@playwright/test'
import ICAL from 'ical.js'
import { expect, test } from './site.ts'

const LOCALES = ['en', 'ru', 'kk']

/** The plan and each of its parts with an address that asks for a result. */
const ASKED = [
  'plan?citizenship=RU&place=visa-free&arrival=2026-12-01&group=spouse&home=host&ages=9,15',
  'tools/route?citizenship=IN&group=profession&group=it&group=ethnic',
  'tools/checklist?citizenship=DE&adults=1&children=2&home=rent&done=translate',
  'tools/timeline?citizenship=RU&arrival=2026-12-01&apply=2026-12-19&passport=2026-12-31',
  'tools/costs?citizenship=DE&adults=1&children=3&apply=2026-12-15',
]

function resultOf(page: Page): Locator {
  return page.locator('section#result')
}

test('a newcomer answers two questions on the home page and is told what to do next', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en`)
  await page.getByLabel('Citizenship').selectOption({ label: 'Mongolia' })
  await page.getByRole('combobox', { name: 'Where are you now?' }).selectOption('abroad')
  await page.getByRole('main').getByRole('button', { name: 'Show my plan' }).click()
  await expect(page).toHaveURL(/\/en\/plan\?citizenship=MN&place=abroad#result$/)
  const next = page.getByRole('region', { name: 'Your next three steps' })
  await expect(next.getByRole('heading', { level: 3 })).toHaveCount(3)
  await expect(next).toContainText('Get the documents from your country')
  await expect(next).toContainText('apostille')

  await page.getByText('Change your answers').click()
  await page.getByLabel('I am an ethnic Kazakh').check()
  await page.getByRole('button', { name: 'Show my plan' }).click()
  await expect(resultOf(page)).toContainText('As an ethnic Kazakh')
  await page.getByRole('banner').getByRole('link', { name: 'Қазақша' }).click()
  await expect(page).toHaveURL(/\/kk\/plan\?citizenship=MN&place=abroad&group=ethnic/)
})

for (const [locale, title] of [
  ['en', /^Error: /],
  ['ru', /^Ошибка: /],
  ['kk', /^Қате: /],
] as const) {
  test(`what cannot be read is said at its field and the rest is planned, in ${locale}`, {
    tag: '@no-script',
  }, async ({ page, site }) => {
    const wrong = 'citizenship=Atlantis&group=it&ages=many&apply=31.31.2026&home=rent'
    await page.goto(`${site.url}/${locale}/plan?${wrong}`)
    await expect(page).toHaveTitle(title)
    const summary = page.getByRole('alert')
    await expect(summary).toBeFocused()
    await expect(summary.getByRole('link')).toHaveCount(3)
    for (const field of ['citizenship', 'ages', 'apply']) {
      await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true')
      await expect(page.locator(`#${field}-error`)).toBeVisible()
    }
    await expect(page.locator('#apply')).toHaveValue('31.31.2026')
    await expect(resultOf(page)).toBeVisible()
  })
}

test('what is typed into an address is shown, never run', async ({ page, site }) => {
  const typed = '"><img src=x onerror=alert(1)>'
  const query = new URLSearchParams({ citizenship: typed, apply: typed, ages: typed, done: typed })
  await page.goto(`${site.url}/en/plan?${query}`)
  await expect(page.locator('#apply')).toHaveValue(typed)
  await expect(page.locator('#ages')).toHaveValue(typed)
  await expect(page.locator('main img')).toHaveCount(0)
})

test('hostile addresses are answered, and none with a fault', { tag: '@no-script' }, async ({
  request,
  site,
}) => {
  test.slow()
  for (const query of [
    'citizenship=__proto__&group=constructor&home=toString',
    `citizenship=${'x'.repeat(7_000)}`,
    'citizenship=%00%1b%5b2J&apply=%0d%0aSet-Cookie:%20a=b',
    'citizenship=%E0%A4%A',
    'adults=20&children=20&apply=0000-01-01&arrival=0000-01-01&stays=0000-01-01..9999-12-31',
    'apply=9999-12-31&arrival=9999-12-31&screening=9999-12-31&need=9999-12-31&card=9999-12-31',
    'plan=..%2f..&on=2026-02-30&done=nothing',
  ]) {
    for (const path of ['plan', 'plan.ics', 'plan.md', 'tools/timeline', 'tools/timeline.ics']) {
      const answer = await request.get(`${site.url}/kk/${path}?${query}`)
      expect(answer.status(), `${path}?${query.slice(0, 60)}`).toBe(200)
    }
  }
})

test('ticks are kept in the address, over a reload and a changed answer', {
  tag: '@no-script',
}, async ({ page, site }) => {
  await page.goto(`${site.url}/en/plan?citizenship=RU&home=rent`)
  const receipt = page.getByRole('checkbox', { name: 'Receipt for the state duty' })
  await receipt.check()
  await page.getByRole('button', { name: 'Save my ticks in the link to this page' }).click()
  await expect(page).toHaveURL(/[?&]done=duty-receipt/)
  await page.reload()
  await expect(receipt).toBeChecked()
  await page.getByText('Change your answers').click()
  await page.getByLabel('Where will you live?').selectOption('host')
  await page.getByRole('button', { name: 'Show my plan' }).click()
  await expect(receipt).toBeChecked()
  await expect(resultOf(page)).toContainText('The owner’s notarised application')
})

test('what does not fit stands before the days and leads to the field that mends it', async ({
  page,
  site,
}) => {
  const plan = 'apply=2026-12-19&passport=2026-12-31&lease=2027-01-01&criminal=2026-01-10'
  await page.goto(`${site.url}/en/tools/timeline?citizenship=RU&arrival=2026-12-21&${plan}`)
  const conflicts = page.getByRole('region', { name: 'What does not add up' })
  const links = conflicts.locator('a[href^="#"]')
  const fields = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(fields).toEqual(expect.arrayContaining(['#apply', '#criminal', '#passport', '#lease']))
  await links.first().click()
  await expect(page.locator(`input${fields[0]}`)).toBeInViewport()
})

for (const locale of LOCALES) {
  test(`the calendar file holds the days of the page, in ${locale}`, { tag: '@no-script' }, async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}/${locale}/${ASKED[0]}`)
    const link = page.locator('a[href*="plan.ics"]')
    const answer = await page.request.get(`${site.url}${await link.getAttribute('href')}`)
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
    const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
    const saved = events.map((event) => String(event.getFirstPropertyValue('dtstart')))
    const shown = await resultOf(page)
      .locator('tbody time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')))
    expect(saved.length).toBeGreaterThan(10)
    expect(saved).toEqual(shown)
  })
}

test('a calendar of wrong answers leads to the page that says what is wrong', {
  tag: '@no-script',
}, async ({ page, site }) => {
  await page.goto(`${site.url}/ru/tools/timeline.ics?citizenship=XX&apply=2026-12-15`)
  await expect(page).toHaveURL(/\/ru\/plan\?citizenship=XX&apply=2026-12-15$/)
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '#citizenship')
})

test('a page asked with answers is kept out of search engines, and without them it is not', {
  tag: '@no-script',
}, async ({ page, site }) => {
  for (const asked of ASKED) {
    const [path] = asked.split('?')
    await page.goto(`${site.url}/en/${asked}`)
    const robots = page.locator('head meta[name=robots]')
    await expect(robots, asked).toHaveAttribute('content', /noindex/)
    await page.goto(`${site.url}/en/${path}`)
    await expect(page.locator('meta[name=robots][content*=noindex]'), path).toHaveCount(0)
    const canonical = page.locator('head link[rel=canonical]')
    await expect(canonical).toHaveAttribute('href', `${site.url}/en/${path}`)
  }
})

test('the plan fetches no script before a touch and does not scroll sideways at 360 px, unfolded', {
  tag: '@script',
}, async ({ page, site }) => {
  test.slow()
  await page.setViewportSize({ width: 360, height: 740 })
  const scripts = page.locator('script:not([type="application/ld+json"])')
  const fetched: string[] = []
  page.on('request', (sent) => {
    if (sent.resourceType() === 'script') fetched.push(sent.url())
  })
  for (const locale of LOCALES) {
    for (const asked of ['plan', ...ASKED]) {
      await page.goto(`${site.url}/${locale}/${asked}`)
      // Where steps can be ticked, the loader of the form's module stands in the page itself.
      const ticks = /^(plan|tools\/checklist)\?/.test(asked)
      await expect(scripts, asked).toHaveCount(ticks ? 1 : 0)
      expect(fetched, asked).toEqual([])
      const over = await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) {
          details.open = true
        }
        return document.documentElement.scrollWidth - document.documentElement.clientWidth
      })
      expect(over, `/${locale}/${asked}`).toBeLessThanOrEqual(0)
    }
  }
})

test('on paper there is the result and nothing to fill in or to press', {
  tag: '@no-script',
}, async ({ page, site }) => {
  await page.emulateMedia({ media: 'print' })
  for (const asked of ASKED) {
    await page.goto(`${site.url}/en/${asked}`)
    await expect(page.locator('#citizenship')).toBeHidden()
    await expect(page.getByRole('button'), asked).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('textbox'), asked).toHaveCount(0)
    await expect(page.locator('a[href*=".ics"]:visible')).toHaveCount(0)
  }
})

test('ticks stay in the browser and in the address, and neither loses what the other has', async ({
  page,
  site,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'a matter of script')
  const plan = `${site.url}/en/plan?citizenship=DE&place=abroad`
  const box = (step: string) => page.locator(`input[type=checkbox][name=done][value=${step}]`)
  await page.goto(plan)
  await box('legalise').check()
  await expect(page).toHaveURL(/&done=legalise$/)
  await expect(page.locator('[data-kept-here]')).toBeVisible()

  // Another address of the same plan, in another language: the browser still knows of the tick.
  await page.goto(`${site.url}/ru/plan?citizenship=DE&place=abroad&done=travel-passport`)
  await expect(box('travel-passport')).toBeChecked()
  await expect(box('legalise')).toBeChecked()
  await expect(page).toHaveURL(/done=travel-passport&done=legalise$/)

  // What is taken back stays so, also where the answers are changed next.
  await box('travel-passport').uncheck()
  await expect(page).toHaveURL(/&done=legalise$/)
  await page.locator('summary').first().click()
  await page.getByRole('main').getByRole('button', { name: 'Показать мой план' }).click()
  await expect(box('legalise')).toBeChecked()
  await expect(box('travel-passport')).not.toBeChecked()

  // Another person's plan has none.
  await page.goto(`${site.url}/en/plan?citizenship=IN&place=abroad`)
  await expect(box('legalise')).not.toBeChecked()
})
