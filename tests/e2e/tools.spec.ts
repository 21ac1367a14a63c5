import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import ICAL from 'ical.js'
import { expect, onlyWith, test } from './site.ts'

const LOCALES = ['en', 'ru', 'kk']

/** Each tool with an address that asks for its result. */
const ASKED = [
  'route?citizenship=IN&group=profession&group=it&group=ethnic',
  'checklist?citizenship=DE&adults=1&children=2&home=rent&done=translate',
  'timeline?citizenship=RU&arrival=2026-12-01&apply=2026-12-19&passport=2026-12-31',
  'costs?citizenship=DE&adults=1&children=3&apply=2026-12-15',
]

function resultOf(page: Page): Locator {
  return page.locator('section#result')
}

function keepTicks(page: Page): Locator {
  return page.getByRole('button', { name: 'Save my ticks in the address' })
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${target} cannot be reached with Tab`)
}

test('a newcomer goes from the header to a route and to the costs, is asked nothing twice, and keeps the answers in another language', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en`)
  await page.getByRole('banner').getByRole('link', { name: 'Tools', exact: true }).click()
  await expect(page).toHaveURL(/\/en\/tools$/)
  await page.getByRole('main').getByRole('link', { name: 'Your route' }).click()
  await expect(resultOf(page)).toHaveCount(0)
  await page.getByLabel('Citizenship').selectOption({ label: 'Germany' })
  await page.getByLabel('IT specialist').check()
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click()

  await expect(page).toHaveURL(/\/en\/tools\/route\?citizenship=DE&group=it#result$/)
  await expect(page.getByRole('region', { name: 'Your result' })).toBeInViewport()
  await expect(resultOf(page)).toContainText('you need the visa for permanent residence (B8)')
  await expect(resultOf(page)).toContainText('Digital Nomad Residency')
  await expect(page.getByLabel('Citizenship')).toHaveValue('DE')
  await expect(page.getByLabel('IT specialist')).toBeChecked()

  await resultOf(page).getByRole('link', { name: 'What it costs' }).click()
  await expect(page).toHaveURL(/\/en\/tools\/costs\?citizenship=DE&group=it$/)
  await expect(page.getByLabel('Citizenship')).toHaveValue('DE')
  await expect(page.getByLabel('IT specialist')).toBeChecked()
  await expect(resultOf(page)).toContainText('For 1 person')
  await page.getByLabel('Family members applying with you, younger').fill('2')
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click()
  await expect(resultOf(page)).toContainText('For 3 people')

  await page.getByRole('banner').getByRole('link', { name: 'Қазақша' }).click()
  await expect(page).toHaveURL(/\/kk\/tools\/costs\?citizenship=DE&group=it&children=2$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk')
  await expect(page.locator('#citizenship')).toHaveValue('DE')
  await expect(page.locator('#children')).toHaveValue('2')
  await expect(page.getByRole('region', { name: 'Нәтиже' })).toBeVisible()
})

test('answers to other tools go through a tool that does not ask for them', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  await page.goto(`${site.url}/en/tools/route?home=host&children=1&lease=2027-12-01`)
  await expect(resultOf(page)).toHaveCount(0)
  await page.getByLabel('Citizenship').selectOption('RU')
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click()
  await resultOf(page).getByRole('link', { name: 'Your checklist' }).click()
  await expect(page).toHaveURL(/\?citizenship=RU&home=host&children=1&lease=2027-12-01$/)
  await expect(page.getByLabel('Where will you live?')).toHaveValue('host')
  await expect(resultOf(page)).toContainText('The owner’s notarised application')
})

for (const [locale, title, unknown, people] of [
  ['en', /^Error: /, 'Choose a country from the list.', 'Enter a whole number no higher than 20.'],
  ['ru', /^Ошибка: /, undefined, undefined],
  ['kk', /^Қате: /, undefined, undefined],
] as const) {
  test(`wrong answers come back with what is wrong and all that was typed, in ${locale}`, async ({
    page,
    site,
  }) => {
    onlyWith('no-script')
    const wrong = 'citizenship=XX&group=it&adults=21&apply=31.12.2026&home=rent'
    await page.goto(`${site.url}/${locale}/tools/costs?${wrong}`)
    await expect(page).toHaveTitle(title)
    await expect(resultOf(page)).toHaveCount(0)
    const summary = page.getByRole('alert')
    await expect(summary).toBeFocused()
    const links = summary.getByRole('link')
    const fields = ['citizenship', 'adults', 'apply']
    await expect(links).toHaveCount(fields.length)
    for (const [nth, field] of fields.entries()) {
      const link = links.nth(nth)
      await expect(link).toHaveAttribute('href', `#${field}`)
      const said = (await link.textContent()) ?? ''
      expect(said).not.toBe('')
      await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true')
      await expect(page.locator(`#${field}`)).toHaveAccessibleDescription(
        new RegExp(`${said.replaceAll('.', '\\.')}$`),
      )
    }
    if (unknown) await expect(links.nth(0)).toHaveText(unknown)
    if (people) await expect(links.nth(1)).toHaveText(people)
    await expect(page.locator('#adults')).toHaveValue('21')
    await expect(page.locator('#apply')).toHaveValue('31.12.2026')
    await expect(page.locator('[name=group][value=it]')).toBeChecked()

    await links.nth(2).click()
    await expect(page.locator('#apply')).toBeFocused()
    await page.locator('#apply').fill('2026-12-15')
    await page.locator('#adults').fill('2')
    await page.locator('#citizenship').selectOption('RU')
    await page.locator('main form button').first().click()
    await expect(page.locator('[aria-invalid]')).toHaveCount(0)
    await expect(page).not.toHaveTitle(title)
    await expect(resultOf(page)).toBeVisible()
    expect(new URL(page.url()).searchParams.get('home')).toBe('rent')
  })
}

test('a change of language keeps the ticks, what was typed wrong, and that nothing was answered', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  const russian = page.getByRole('banner').getByRole('link', { name: 'Русский' })
  await page.goto(`${site.url}/en/tools/checklist?done=kazakh-test&done=translate`)
  await russian.click()
  await expect(page.locator('[name=done][type=checkbox]:checked')).toHaveCount(2)

  await page.goto(`${site.url}/en/tools/costs?adults=many&apply=31.12.2026&citizenship=DE`)
  await russian.click()
  await expect(page.locator('#adults')).toHaveValue('many')
  await expect(page.locator('#apply')).toHaveValue('31.12.2026')
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)

  await page.goto(`${site.url}/en/tools/timeline?citizenship=&arrival=`)
  await russian.click()
  await expect(resultOf(page)).toBeVisible()
})

test('a group that there is not is complained of at the first of the boxes', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  await page.goto(`${site.url}/en/tools/route?citizenship=RU&group=queen&group=it`)
  await page.getByRole('alert').getByRole('link').click()
  const first = page.getByLabel('Ethnic Kazakh')
  await expect(first).toBeFocused()
  await expect(first).toHaveAttribute('aria-invalid', 'true')
  await expect(first).toHaveAccessibleDescription('Tick only the boxes shown.')
  await expect(page.getByLabel('IT specialist')).toBeChecked()
})

test('what is typed into an address is shown, never run', async ({ page, site }) => {
  const typed = '"><img src=x onerror=alert(1)>'
  const query = new URLSearchParams({ citizenship: typed, apply: typed, adults: typed })
  await page.goto(`${site.url}/en/tools/costs?${query}`)
  await expect(page.locator('#apply')).toHaveValue(typed)
  await expect(page.locator('#adults')).toHaveValue(typed)
  await expect(page.locator('main img')).toHaveCount(0)
  await page.goto(`${site.url}/en/tools/checklist?citizenship=RU&done=${encodeURIComponent(typed)}`)
  await expect(page.locator('#result')).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
})

test('hostile addresses are answered, and none with a fault', async ({ request, site }) => {
  onlyWith('no-script')
  test.slow()
  for (const query of [
    'citizenship=__proto__&group=constructor&home=toString',
    '__proto__=x&constructor=y&citizenship=RU',
    `citizenship=${'x'.repeat(7_000)}`,
    'citizenship=%00%1b%5b2J&apply=%0d%0aSet-Cookie:%20a=b',
    'citizenship=%E0%A4%A',
    'group=it&group=it&group=ethnic&citizenship=RU&citizenship=DE',
    'adults=20&children=20&apply=0000-01-01&arrival=0000-01-01',
    'apply=9999-12-31&arrival=9999-12-31&screening=9999-12-31&passport=9999-12-31',
    'criminal=0001-01-01&medical=9999-12-31&bank=0000-02-29&lease=0000-01-01&certificate=0000-01-01',
    'done=translate&done=translate&done=&done=nothing',
  ]) {
    for (const tool of ['route', 'checklist', 'timeline', 'costs', 'timeline.ics']) {
      const answer = await request.get(`${site.url}/kk/tools/${tool}?${query}`)
      expect(answer.status(), `${tool}?${query.slice(0, 60)}`).toBe(200)
    }
  }
})

test('a tool that there is not is a page that is not found', async ({ request, site }) => {
  onlyWith('no-script')
  for (const path of ['/en/tools/taxes', '/en/tools/constructor', '/en/tools/route/more']) {
    expect((await request.get(`${site.url}${path}`)).status(), path).toBe(404)
  }
})

test('ticks are kept in the address, over a reload and a changed answer', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  await page.goto(`${site.url}/en/tools/checklist?citizenship=RU&home=rent&lease=2027-12-01`)
  const receipt = page.getByRole('checkbox', { name: 'Receipt for the state duty' })
  const passport = page.getByRole('checkbox', { name: 'Passport for travel abroad' })
  const others = page.locator('[name=done]:checked')
  await receipt.check()
  await passport.check()
  await keepTicks(page).click()
  await expect(page).toHaveURL(/[?&]done=/)
  await page.reload()
  await expect(receipt).toBeChecked()
  await expect(passport).toBeChecked()
  await expect(others).toHaveCount(2)
  await expect(resultOf(page)).toContainText(/\b2 of \d+ done/)

  await page.getByLabel('Where will you live?').selectOption('host')
  await page.getByLabel('Family members applying with you, younger').fill('1')
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click()
  await expect(resultOf(page)).toContainText('Birth certificate of the child')
  await expect(receipt).toBeChecked()
  await expect(passport).toBeChecked()

  await passport.uncheck()
  await keepTicks(page).click()
  await expect(others).toHaveCount(1)
  const kept = new URL(page.url()).searchParams
  expect(kept.getAll('done')).toEqual(['duty-receipt'])
  expect(kept.get('home')).toBe('host')
  expect(kept.get('children')).toBe('1')
  expect(kept.get('lease')).toBe('2027-12-01')
})

test('ticks are kept without any answers', async ({ page, site }) => {
  onlyWith('no-script')
  await page.goto(`${site.url}/en/tools/checklist`)
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click()
  const passport = page.getByRole('checkbox', { name: 'Passport for travel abroad' })
  await passport.check()
  await keepTicks(page).click()
  await expect(passport).toBeChecked()
  await expect(resultOf(page)).toContainText(/\b1 of \d+ done/)
})

test('what does not fit stands before the days, and each leads to the field that mends it', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  const plan = 'apply=2026-12-19&passport=2026-12-31&lease=2027-01-01&criminal=2026-01-10'
  await page.goto(`${site.url}/en/tools/timeline?citizenship=RU&arrival=2026-12-21&${plan}`)
  const parts = resultOf(page).locator('section[aria-labelledby=conflicts], ol:has(> [data-kind])')
  await expect(parts).toHaveCount(2)
  await expect(parts.first()).toHaveAttribute('aria-labelledby', 'conflicts')
  const links = parts.first().getByRole('listitem').locator('> a')
  const fields = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(fields).toEqual(expect.arrayContaining(['#apply', '#criminal', '#passport', '#lease']))
  for (const [nth, field] of fields.entries()) {
    await links.nth(nth).click()
    await expect(page.locator(`${field}:target`)).toBeFocused()
    await expect(page.locator(`input${field}`)).toBeInViewport()
  }
})

test('a certificate that was not answered and will be too old leads to the day of the screening', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  const plan = 'screening=2026-12-01&apply=2028-06-01'
  await page.goto(`${site.url}/en/tools/timeline?citizenship=RU&${plan}`)
  const conflicts = page.getByRole('region', { name: 'What does not add up' })
  await conflicts.getByRole('link', { name: /^Screening certificate: valid until/ }).click()
  await expect(page.getByLabel('Date you start the screening')).toBeFocused()
})

for (const locale of LOCALES) {
  test(`the days can be saved to a calendar that holds the same days, in ${locale}`, async ({
    page,
    site,
  }) => {
    onlyWith('no-script')
    await page.goto(`${site.url}/${locale}/tools/${ASKED[2]}`)
    const days = resultOf(page).locator('ol > [data-kind]')
    const link = page.locator('a[href*="timeline.ics"]')
    const answer = await page.request.get(`${site.url}${await link.getAttribute('href')}`)
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')

    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('we-guide.ics')
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toBe(await answer.text())
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    const saved = events.map((event) => String(event.getFirstPropertyValue('dtstart')))
    const shown = await days
      .locator('time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')))
    expect(saved.length).toBeGreaterThan(5)
    expect(saved).toEqual(shown)
    const kinds = await days.locator('p:first-child').allTextContents()
    for (const [nth, event] of events.entries()) {
      const kind = kinds[nth]?.split(' · ')[0] ?? 'none'
      expect(event.getFirstPropertyValue('summary')).toMatch(new RegExp(`^${kind}: `, 'i'))
    }
  })
}

test('a calendar of wrong answers leads to the page that says what is wrong', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  await page.goto(`${site.url}/ru/tools/timeline.ics?citizenship=XX&apply=2026-12-15`)
  await expect(page).toHaveURL(/\/ru\/tools\/timeline\?citizenship=XX&apply=2026-12-15$/)
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '#citizenship')
  await expect(page.locator('#apply')).toHaveValue('2026-12-15')
})

test('a route is found by keyboard alone', async ({ page, site }) => {
  await page.goto(`${site.url}/en/tools/route`)
  await tabTo(page, page.getByLabel('Citizenship'))
  await page.keyboard.type('Germany')
  await tabTo(page, page.getByLabel('Investor'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Show' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tools\/route\?citizenship=DE&group=investor#result$/)
  await expect(resultOf(page)).toBeFocused()
  const ground = resultOf(page).locator('summary').first()
  await tabTo(page, ground)
  await page.keyboard.press('Enter')
  await expect(ground.locator('xpath=..').getByRole('link').first()).toBeVisible()
})

test('a page asked with answers is kept out of search engines, and without them it is not', async ({
  page,
  site,
}) => {
  onlyWith('no-script')
  for (const asked of [...ASKED, 'costs?apply=tomorrow']) {
    const [tool] = asked.split('?')
    await page.goto(`${site.url}/en/tools/${asked}`)
    await expect(page.locator('head meta[name=robots]'), asked).toHaveAttribute(
      'content',
      /noindex/,
    )
    await page.goto(`${site.url}/en/tools/${tool}`)
    await expect(page.locator('meta[name=robots][content*=noindex]'), tool).toHaveCount(0)
    const canonical = page.locator('head link[rel=canonical]')
    await expect(canonical).toHaveAttribute('href', `${site.url}/en/tools/${tool}`)
  }
})

test('the tools have no script, and the browser complains of nothing', async ({ page, site }) => {
  onlyWith('script')
  const scripts = page.locator('script:not([type="application/ld+json"])')
  for (const asked of ['', '/route', '/timeline?apply=x', ...ASKED.map((path) => `/${path}`)]) {
    await page.goto(`${site.url}/ru/tools${asked}`)
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(scripts, asked).toHaveCount(0)
  }
})

test('no tool scrolls sideways at 360 px, with everything unfolded', async ({ page, site }) => {
  onlyWith('script')
  test.slow()
  await page.setViewportSize({ width: 360, height: 740 })
  for (const locale of LOCALES) {
    for (const asked of ['', '/costs?apply=31.12.2026', ...ASKED.map((path) => `/${path}`)]) {
      await page.goto(`${site.url}/${locale}/tools${asked}`)
      const over = await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) {
          details.open = true
        }
        return document.documentElement.scrollWidth - document.documentElement.clientWidth
      })
      expect(over, `/${locale}/tools${asked}`).toBeLessThanOrEqual(0)
    }
  }
})

test('print shows the result, without forms and buttons', async ({ page, site }) => {
  onlyWith('no-script')
  await page.emulateMedia({ media: 'print' })
  for (const asked of ASKED) {
    await page.goto(`${site.url}/en/tools/${asked}`)
    await expect(page.locator('#citizenship')).toBeHidden()
    await expect(page.getByRole('button'), asked).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('textbox'), asked).toHaveCount(0)
    await expect(resultOf(page).locator('h3').first(), asked).toBeVisible()
    await expect(page.locator('a[href*="timeline.ics"]:visible')).toHaveCount(0)
  }
  await page.goto(`${site.url}/en/tools/${ASKED[1]}`)
  // The boxes of the checklist are there to be ticked with a pen.
  await expect(page.getByRole('checkbox', { name: /translated/ })).toBeChecked()
})
