import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { openStore } from '#lib/store/connect.ts'
import { makeAgreement } from '../factories/recommendation.ts'
import { startSite } from '../running-site.ts'
import { enterDesk, putRecommendation } from './desk-sign-in.ts'
import { pasteText } from './paste-text.ts'
import { test as base, EDITORS, expect, onlyWith, type TestedSite, withMails } from './site.ts'

/*
 * Somebody who has never seen the project keeps it true from the desk's own help alone: each test does
 * what a section of the help says, by the words on the screen, and looks at what git says afterwards.
 */

type Room = { site: TestedSite; folder: string }

const test = base.extend<object, { room: Room }>({
  room: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'we-guide-walk-'))
      await cp('content', join(folder, 'content'), { recursive: true })
      await writeFile(join(folder, '.gitignore'), '.publishing/\n')
      git(folder, 'init', '--quiet')
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=The content as it was')
      const site = await startSite({
        EDITORS: EDITORS.join(','),
        CONTENT_DIR: join(folder, 'content'),
      })
      await use({ site: withMails(site), folder })
      await site.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

test.describe.configure({ timeout: 240_000 })

/** The whole content is checked before it is published, on a machine that does other things too. */
const SLOW = { timeout: 90_000 }

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org']
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' })
}

/** The lines that the last commit took out and put in, by file. */
function changed(folder: string): Record<string, { out: string[]; in: string[] }> {
  const files: Record<string, { out: string[]; in: string[] }> = {}
  let now: { out: string[]; in: string[] } = { out: [], in: [] }
  for (const line of git(folder, 'show', '--format=', '--unified=0', '--no-renames').split('\n')) {
    const path = /^(?:\+\+\+ b|--- a)\/content\/(.*)$/.exec(line)?.[1]
    if (path) {
      now = files[path] ?? { out: [], in: [] }
      files[path] = now
    } else if (/^\+(?!\+\+)/.test(line)) now.in.push(line.slice(1))
    else if (/^-(?!--)/.test(line)) now.out.push(line.slice(1))
  }
  return files
}

let shots = 0

/** What the page looks like on a wide screen and on a telephone. */
async function look(page: Page, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  shots += 1
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    const name = `${String(shots).padStart(2, '0')}-${what}-${width}.png`
    const path = process.env.WALK_PICTURES
      ? join(process.env.WALK_PICTURES, name)
      : test.info().outputPath(name)
    await page.screenshot({ path, fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, `${what} is wider than a screen of ${width}`).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize(size)
}

/** Leads to a page of the room by the words of its links. */
async function go(page: Page, room: Room, ...links: string[]): Promise<void> {
  await page.goto(`${room.site.url}/desk`)
  for (const name of ['Content', ...links]) {
    await page.getByRole('link', { name, exact: true }).first().click()
    await page.waitForLoadState()
  }
}

/** Hands in these drafts and publishes them at once. */
async function publish(page: Page, room: Room, note: string, paths: string[]): Promise<void> {
  await go(page, room, 'Publish')
  for (const box of await page.locator('input[name=paths]').all()) await box.uncheck()
  for (const path of paths) await page.getByRole('checkbox', { name: path, exact: true }).check()
  await page.getByLabel('Why do you change this?').fill(note)
  await page.getByRole('button', { name: 'Ready for review' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('status').first()).toContainText(
    'Published. Readers see it within seconds.',
    SLOW,
  )
}

function editor(page: Page): Locator {
  return page
    .locator('form')
    .filter({ has: page.locator('.text-editor') })
    .first()
}

async function typeAtEnd(page: Page, words: string): Promise<void> {
  const text = editor(page).locator('.cm-content')
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(words)
}

async function saved(page: Page): Promise<void> {
  await expect(editor(page).locator('[data-saved=saved]')).toBeVisible(SLOW)
}

/** What the check says of the text, once it has said it. */
async function findings(page: Page): Promise<string[]> {
  await expect(editor(page).locator('[data-findings]')).toBeVisible(SLOW)
  return editor(page).locator('[data-findings] li').allInnerTexts()
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const field = editor(page).getByLabel(label, { exact: true })
    await field.fill(value)
    await field.blur()
  }
}

/** A form that asks for something in each language, by the words above it. */
async function inLanguages(form: Locator, legend: string, words: [string, string, string]) {
  const group = form.getByRole('group', { name: legend, exact: true }).first()
  for (const [index, name] of ['English', 'Русский', 'Қазақша'].entries()) {
    await group.getByLabel(name).fill(words[index] ?? '')
  }
}

test('the help names what to press, and all of it is there', async ({ page, room }) => {
  await enterDesk(page, room.site)
  await go(page, room, 'How to work with the content')
  await look(page, 'help')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(14)
})

test('sets the index of 2027 with its source, for 1 January', async ({ page, room }) => {
  await enterDesk(page, room.site)
  await go(page, room, 'Facts')
  await page.getByLabel('Title or id').fill('mci')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: 'Monthly calculation index (MCI)' }).click()
  const form = page.locator('form', { has: page.getByLabel('Value', { exact: true }) })
  await form.getByLabel('From', { exact: true }).fill('2027-01-01')
  await form.getByLabel('Value', { exact: true }).fill('4 500')
  await form.getByText('Add a new source').click()
  for (const [label, words] of [
    ['Address of the page', 'https://budget.example.kz/2027'],
    ['Title, as it stands there', 'The budget law for 2027'],
    ['Who published it', 'The state'],
    ['Day of publication', '2026-12-08'],
    ['Short name', 'budget-2027'],
  ] as const) {
    await form.getByLabel(label, { exact: true }).fill(words)
  }
  await inLanguages(form, 'Headline of the change', [
    'The monthly index (MCI) rose from {before} to {after}',
    'МРП вырос с {before} до {after}',
    'АЕК {before}-ден {after}-ге дейін өсті',
  ])
  await look(page, 'index-form')
  await form.getByRole('button', { name: 'Save in my draft' }).click()
  await expect(page.getByRole('status')).toContainText('Saved in your draft')
  await look(page, 'index-effects')
  await publish(page, room, 'The index of 2027', ['facts/money.yml', 'sources.yml'])
  await look(page, 'published')
  const files = changed(room.folder)
  expect(Object.keys(files).sort()).toEqual(['facts/money.yml', 'sources.yml'])
  // Of 2027 it was only known that nothing is known: that is what the new value stands in place of.
  expect(files['facts/money.yml']?.out[0]).toMatch(/^ {2}checked: /)
  expect(files['facts/money.yml']?.out.join('\n')).not.toMatch(/value: \d/)
  expect(files['facts/money.yml']?.in.slice(1, 3)).toEqual([
    '      value: 4500',
    '      sources: [budget-2027]',
  ])
  expect(files['sources.yml']?.out).toEqual([])
  const reader = async () => (await fetch(`${room.site.url}/api/facts.json?on=2027-01-01`)).text()
  await expect.poll(reader, { timeout: 30_000 }).toContain('5940000')
})

test('mends a word in three languages', async ({ page, room }) => {
  await enterDesk(page, room.site)
  await go(page, room, 'Words of the interface')
  await page.getByLabel('Words or key').fill('Read them in order')
  await page.getByRole('button', { name: 'Find' }).click()
  await look(page, 'words')
  const form = page.locator('[data-message="guides.lede"]')
  await form.getByLabel('English').fill('Read the guides in order, or open the step you are at.')
  await form
    .getByLabel('Русский')
    .fill('Читайте подряд или откройте тот шаг, на котором вы сейчас.')
  await form.getByLabel('Қазақша').fill('Ретімен оқыңыз немесе қазір тұрған қадамды ашыңыз.')
  await form.getByRole('button').click()
  await expect(form.getByText('Saved as a draft.')).toBeVisible(SLOW)
  const paths = ['en', 'ru', 'kk'].map((locale) => `messages/${locale}.json`)
  await publish(page, room, 'A clearer line above the guides', paths)
  const files = changed(room.folder)
  expect(Object.keys(files).sort()).toEqual(paths.toSorted())
  for (const path of paths) expect(files[path]?.in, path).toHaveLength(1)
})

test('adds a guide in three languages with a new fact', async ({ page, room }) => {
  onlyWith('script')
  await enterDesk(page, room.site)
  await go(page, room, 'Facts', 'A new fact')
  await page.getByRole('button', { name: 'Add to my draft' }).click()
  await expect(page.getByText('Choose where it belongs').first()).toBeVisible()
  await look(page, 'new-fact-errors')
  await inLanguages(
    page.locator('form').filter({ hasText: 'What it is called' }),
    'What it is called',
    [
      'State duty for a new card after a loss',
      'Госпошлина за новую карту после утери',
      'Карта жоғалғаннан кейінгі жаңа картаның мемлекеттік бажы',
    ],
  )
  await page.getByLabel('Short name').fill('fee-lost-card')
  await page.getByLabel('Where it belongs').selectOption({ label: 'Duties and fees' })
  await page.getByLabel('What its value is').selectOption({ label: 'In MCI' })
  await page.getByLabel('From', { exact: true }).fill('2026-01-01')
  await page.getByRole('button', { name: 'Add to my draft' }).click()
  await expect(page.getByRole('status')).toContainText('Now enter its value and its source')
  await look(page, 'new-fact')
  const form = page.locator('form', { has: page.getByLabel('Value', { exact: true }) })
  await expect(form.getByLabel('From', { exact: true })).toHaveValue('2026-01-01')
  await form.getByLabel('Value', { exact: true }).fill('0.2')
  await form.getByLabel('Source', { exact: true }).fill('liter-mci-2026')
  await form.getByLabel('How sure are we?').selectOption('secondary')
  await inLanguages(form, 'Headline of the change', [
    'A new card after a loss costs {after}',
    'Новая карта после утери стоит {after}',
    'Жоғалғаннан кейінгі жаңа карта: {after}',
  ])
  await form.getByRole('button', { name: 'Save in my draft' }).click()
  await look(page, 'new-fact-saved')
  await expect(page.getByRole('status')).toContainText('Saved in your draft')

  await go(page, room, 'Write a new text')
  await page.getByLabel('Address').fill('lost-card')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(editor(page).locator('.cm-content')).toBeVisible()
  await look(page, 'new-guide')
  await editor(page).getByText('Title, summary and other fields').click()
  await fill(page, {
    Title: 'If you lose the card',
    Summary: 'What to do on the day on which you lose the card, and whom to tell.',
    'For whom': 'For anyone who has the permit and lost the card.',
    Stage: 'card',
    'Sources, one a line': 'liter-mci-2026',
  })
  await typeAtEnd(page, '## What it costs\n\nA new card costs ')
  await editor(page).getByRole('button', { name: 'Fact', exact: true }).click()
  await page.keyboard.type('lost')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'after a loss' }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('.\n')
  await saved(page)
  await expect(editor(page).locator('.cm-tag').last()).toContainText('₸')
  await look(page, 'guide-en')
  expect((await findings(page)).filter((one) => !/translation/.test(one))).toEqual([])

  const words = {
    ru: [
      'Русский',
      'Если вы потеряли карту',
      'Что делать в день, когда вы потеряли карту, и кому сказать.',
      'Всем, у кого есть разрешение и кто потерял карту.',
      '## Сколько это стоит',
      'Новая карта стоит ',
    ],
    kk: [
      'Қазақша',
      'Картаны жоғалтсаңыз',
      'Картаны жоғалтқан күні не істеу керек және кімге айту керек.',
      'Рұқсаты бар, бірақ картасын жоғалтқандарға.',
      '## Қанша тұрады',
      'Жаңа картаның бағасы: ',
    ],
  } as const
  for (const [language, title, summary, audience, heading, sentence] of Object.values(words)) {
    await page
      .locator('main')
      .getByRole('navigation', { name: 'Language', exact: true })
      .getByRole('link', { name: language })
      .click()
    await expect(editor(page).locator('.cm-content')).toContainText('A new card costs')
    await editor(page).getByText('Title, summary and other fields').click()
    await fill(page, { Title: title, Summary: summary, 'For whom': audience })
    const text = editor(page).locator('.cm-content')
    await text.getByText('What it costs').click({ clickCount: 3 })
    await pasteText(text, heading)
    await text.getByText('A new card costs').click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+Control+ArrowRight')
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+Control+ArrowRight')
    await pasteText(text, sentence)
    await saved(page)
    await look(page, `guide-${language}`)
  }
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.frameLocator('iframe').locator('h1')).toHaveText('Картаны жоғалтсаңыз', SLOW)
  await look(page, 'guide-preview')
  const paths = ['en', 'ru', 'kk'].map((locale) => `guides/lost-card/${locale}.mdx`)
  await publish(page, room, 'What to do about a lost card', [...paths, 'facts/fees.yml'])
  const files = changed(room.folder)
  expect(Object.keys(files).sort()).toEqual(['facts/fees.yml', ...paths].toSorted())
  expect(files['facts/fees.yml']?.out).toEqual([])
  for (const path of paths) {
    const text = await readFile(join(room.folder, 'content', path), 'utf8')
    expect(text.match(/<Fact id="fee-lost-card" \/>/g), path).toHaveLength(1)
    expect(text).not.toMatch(path.includes('/en') ? /Новая/ : /A new card costs/)
  }
  const reader = async () => (await fetch(`${room.site.url}/ru/guides/lost-card`)).status
  await expect.poll(reader, { timeout: 30_000 }).toBe(200)
})

test('brings a translation up to date', async ({ page, room }) => {
  onlyWith('script')
  await enterDesk(page, room.site)
  await go(page, room, 'All content')
  await page.getByLabel('Title, words or id').fill('renewal')
  await page.getByRole('button', { name: 'Find' }).click()
  await look(page, 'found')
  await page.locator('[data-id=renewal]').getByRole('link', { name: 'English' }).click()
  await typeAtEnd(page, '\nKeep the old card until you have the new one.\n')
  await saved(page)
  await publish(page, room, 'Keep the old card', ['guides/renewal/en.mdx'])
  const row = page.locator('[data-id=renewal]')
  await expect(async () => {
    await go(page, room, 'All content')
    await page.getByLabel('What is to be done').selectOption({ label: 'a translation is behind' })
    const language = page.locator('main').getByLabel('Language', { exact: true })
    await language.selectOption({ label: 'Русский' })
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(row).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await row.getByRole('link', { name: 'Русский' }).click()
  await expect(page.locator('[data-since] ins')).toContainText('Keep the old card')
  await look(page, 'behind')
  await typeAtEnd(page, '\nНе выбрасывайте старую карту, пока нет новой.\n')
  await saved(page)
  await page.getByRole('button', { name: 'The translation is up to date' }).click()
  await expect(page.locator('[data-since]')).toHaveCount(0)
  await publish(page, room, 'Keep the old card, in Russian', ['guides/renewal/ru.mdx'])
  const { in: added, out } = changed(room.folder)['guides/renewal/ru.mdx'] ?? { in: [], out: [] }
  expect(out).toHaveLength(1)
  expect(added.filter((line) => line.trim() !== '')).toEqual([
    expect.stringContaining('version: "'),
    'Не выбрасывайте старую карту, пока нет новой.',
  ])
})

test('makes a fact contested', async ({ page, room }) => {
  await enterDesk(page, room.site)
  await go(page, room, 'Facts')
  await page.getByLabel('Title or id').fill('fee-card')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.locator('[data-row] a').first().click()
  await page.getByRole('link', { name: 'How sure we are, and what each side says' }).click()
  const form = page.locator('form').filter({ hasText: 'Side 1' })
  await form.getByLabel('How sure are we?').selectOption('contested')
  const sides = [
    ['The migration service', 'Миграционная служба', 'Көші-қон қызметі', '0.2'],
    ['The bank', 'Банк', 'Банк', '0.3'],
  ] as const
  for (const [index, [en, ru, kk, value]] of sides.entries()) {
    const side = form.getByRole('group', { name: `Side ${index + 1}` })
    await inLanguages(side, 'Who says it', [en, ru, kk])
    await inLanguages(side, 'What they say, in one sentence', [
      'The duty is what stands here.',
      'Пошлина такая, как здесь.',
      'Баж осындай.',
    ])
    await side.getByLabel('Value', { exact: true }).fill(value)
    await side.getByLabel('Source', { exact: true }).fill('liter-mci-2026')
  }
  await look(page, 'contest')
  await form.getByRole('button', { name: 'Save in my draft' }).click()
  await expect(page.getByRole('status')).toContainText('Saved in your draft')
  await publish(page, room, 'Two offices name two duties', ['facts/fees.yml'])
  const { in: added, out } = changed(room.folder)['facts/fees.yml'] ?? { in: [], out: [] }
  expect(
    out.every((line) => /^ {2}(?:checked|confidence): /.test(line)),
    out.join('\n'),
  ).toBe(true)
  expect(added).toContain('  confidence: contested')
})

test('puts a picture into a text, with its words and its rights', async ({ page, room }) => {
  onlyWith('script')
  await enterDesk(page, room.site)
  await go(page, room, 'Pictures')
  await page.getByRole('button', { name: 'Add to my drafts' }).click()
  await expect(page.getByText('Choose the file of the picture.').first()).toBeVisible()
  await look(page, 'picture-errors')
  const photograph = await sharp({
    create: { width: 2400, height: 1600, channels: 3, background: '#3b7' },
  })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 7/1 0/1' } })
    .jpeg()
    .toBuffer()
  await page
    .getByLabel('The file')
    .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photograph })
  await page.getByLabel('Short name').fill('service-hall')
  await inLanguages(page.locator('#add'), 'What the picture shows', [
    'The hall of the service centre, with the queue machine on the left.',
    'Зал центра обслуживания, слева терминал очереди.',
    'Қызмет көрсету орталығының залы, сол жақта кезек терминалы.',
  ])
  await page.getByLabel('Who owns the rights').fill('WE Guide')
  await page.getByRole('button', { name: 'Add to my drafts' }).click()
  await expect(page.getByRole('status')).toContainText('<Picture id="service-hall" />', SLOW)
  await look(page, 'pictures')
  for (const [language, file] of [
    ['English', 'en'],
    ['Русский', 'ru'],
    ['Қазақша', 'kk'],
  ] as const) {
    await go(page, room, 'All content')
    await page.getByLabel('Title, words or id').fill('the-card')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.locator('[data-id=the-card]').getByRole('link', { name: language }).click()
    await typeAtEnd(page, '\n')
    await editor(page).getByRole('button', { name: 'Picture', exact: true }).click()
    await page.keyboard.type('hall')
    await page.locator('.cm-tooltip-autocomplete li').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('\n')
    await saved(page)
    if (file === 'en') await look(page, 'picture-in-text')
  }
  await page.getByRole('link', { name: 'Preview' }).click()
  const shown = page.frameLocator('iframe').locator('main figure img')
  await shown.scrollIntoViewIfNeeded(SLOW)
  await expect
    .poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth), SLOW)
    .toBe(1280)
  await look(page, 'picture-preview')
  await publish(page, room, 'The hall of the service centre', [
    'pictures/service-hall.webp',
    'pictures.yml',
    ...['en', 'ru', 'kk'].map((locale) => `guides/the-card/${locale}.mdx`),
  ])
  const file = await readFile(join(room.folder, 'content/pictures/service-hall.webp'))
  const { width, height, exif, format } = await sharp(file).metadata()
  expect({ width, height, exif, format }).toEqual({
    width: 1280,
    height: 853,
    exif: undefined,
    format: 'webp',
  })
  await expect
    .poll(async () => (await fetch(`${room.site.url}/kk/guides/the-card`)).text(), SLOW)
    .toContain('сол жақта кезек терминалы')
  const html = await (await fetch(`${room.site.url}/kk/guides/the-card`)).text()
  const src = /src="(\/pictures\/[^"]+)"/.exec(html)?.[1] ?? ''
  const picture = await fetch(`${room.site.url}${src}`)
  expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(Buffer.from(await picture.arrayBuffer()).equals(file)).toBe(true)
  await page.goto(`${room.site.url}/kk/guides/the-card`)
  await page.locator('main figure img').scrollIntoViewIfNeeded()
  await look(page, 'picture-read')
})

test('publishes the story of a person who agreed to it', async ({ page, room }) => {
  onlyWith('script')
  const { site } = room
  const person = {
    name: 'Әйгерім',
    place: 'Өскемен',
    knownFor: 'A teacher who opened a library',
    qualities: ['builds' as const],
    story: 'She opened a library in her village.',
  }
  const reference = await putRecommendation(site, { person, locale: 'en' })
  const store = await openStore({ dataDir: site.dataDir })
  await store.recommendations.answer({
    reference,
    answer: makeAgreement({ scope: ['story'] }),
    decide: () => ({ status: 'agreed' }),
  })
  await store.close()
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations/${reference}`)
  await look(page, 'story-case')
  await page.getByRole('button', { name: 'Begin a draft' }).click()
  await expect(editor(page).locator('.cm-content')).toContainText('She opened a library')
  await editor(page).getByText('Title, summary and other fields').click()
  await fill(page, {
    Title: 'A library where there was none',
    Summary: 'How a teacher of a village opened a library for everybody.',
  })
  await saved(page)
  await look(page, 'story')
  const path = /edit\/(stories\/.*)$/.exec(new URL(page.url()).pathname)?.[1] ?? ''
  await publish(page, room, 'The story of the library', [path])
  expect(Object.keys(changed(room.folder))).toEqual([path])
  const slug = path.split('/')[1]
  const reader = async () => (await fetch(`${site.url}/en/heroes/${slug}`)).status
  await expect.poll(reader, { timeout: 30_000 }).toBe(200)
})

test('takes back a change', async ({ page, room }) => {
  await enterDesk(page, room.site)
  await go(page, room, 'Publish')
  await page.getByRole('link', { name: 'A clearer line above the guides' }).click()
  await look(page, 'take-back')
  await page.getByRole('button', { name: 'Take this change back' }).click()
  await expect(page.getByRole('status')).toContainText('The earlier texts are in your drafts')
  const paths = ['en', 'ru', 'kk'].map((locale) => `messages/${locale}.json`)
  await publish(page, room, 'The line was right as it was', paths)
  expect(Object.keys(changed(room.folder)).sort()).toEqual(paths.toSorted())
  for (const path of paths) {
    expect(await readFile(join(room.folder, 'content', path), 'utf8')).toBe(
      await readFile(join('content', path), 'utf8'),
    )
  }
})

test('prepares a letter', async ({ page, room }) => {
  onlyWith('script')
  await enterDesk(page, room.site)
  await go(page, room, 'Write a new text')
  await page.getByLabel('Kind').selectOption({ label: 'Letters' })
  await page.getByLabel('Address').fill('2026-12-15')
  await page.getByRole('button', { name: 'Begin' }).click()
  const letters = {
    English: [
      'The index of next year is known',
      'What it means for your application',
      'The index rises. Read [what to show](/guides/money-to-show).',
    ],
    Русский: [
      'Известен МРП следующего года',
      'Что это значит для вашего заявления',
      'МРП растёт. Читайте, [сколько показать](/guides/money-to-show).',
    ],
    Қазақша: [
      'Келесі жылғы АЕК белгілі болды',
      'Бұл өтінішіңіз үшін нені білдіреді',
      'АЕК өседі. [Қанша көрсету керегін](/guides/money-to-show) оқыңыз.',
    ],
  } as const
  for (const [language, [subject, first, words]] of Object.entries(letters)) {
    await page
      .locator('main')
      .getByRole('navigation', { name: 'Language', exact: true })
      .getByRole('link', { name: language })
      .click()
    await expect(editor(page).locator('.cm-content')).toBeVisible()
    await editor(page).getByText('Title, summary and other fields').click()
    await fill(page, { Subject: subject, 'First line in mailboxes': first })
    const text = editor(page).locator('.cm-content')
    if (language === 'English') await text.locator('.cm-line').last().click()
    else await text.getByText('The index rises').click({ clickCount: 3 })
    await pasteText(text, words)
    await saved(page)
    await look(page, `letter-${language}`)
  }
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.frameLocator('iframe').first().locator('h1')).toHaveText(
    'Келесі жылғы АЕК белгілі болды',
    SLOW,
  )
  const mail = page.frameLocator('iframe[title^="The mail"]')
  await expect(mail.getByText('АЕК өседі.')).toBeVisible(SLOW)
  await look(page, 'letter-preview')
  const paths = ['en', 'ru', 'kk'].map((locale) => `letters/2026-12-15/${locale}.mdx`)
  await publish(page, room, 'The letter about the index', paths)
  expect(Object.keys(changed(room.folder)).sort()).toEqual(paths.toSorted())
  await page.goto(`${room.site.url}/desk/letters`)
  await expect(page.getByRole('link', { name: 'The index of next year is known' })).toBeVisible(
    SLOW,
  )
  await look(page, 'letters')
})
