import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type en from '#content/messages/en.json'
import { openStore } from '#lib/store/connect.ts'
import { makeAgreement } from '../factories/recommendation.ts'
import { startSite } from '../running-site.ts'
import { sidewaysOf } from './axe.ts'
import { enterDesk, putRecommendation } from './desk-sign-in.ts'
import { ownDatabase } from './own-database.ts'
import { pasteText } from './paste-text.ts'
import { test as base, EDITORS, expect, onlyWith, type TestedSite, withMails } from './site.ts'

/*
 * An editor who has never seen the project keeps it true from the desk's own help alone: each test does
 * what a section of the help says, by the words on the screen, and then looks at what git says. The desk is on PostgreSQL where there is one; other tests of it are on SQLite.
 */

const test = base.extend<object, { site: TestedSite; folder: string }>({
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'we-guide-walk-'))
      await cp('content', join(folder, 'content'), { recursive: true })
      await writeFile(join(folder, '.gitignore'), '.publishing/\n')
      git(folder, 'init', '--quiet')
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=The content as it was')
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ folder }, use) => {
      const content = join(folder, 'content')
      const database = await ownDatabase()
      const site = await startSite({
        EDITORS: EDITORS.join(','),
        CONTENT_DIR: content,
        ...(database && { DATABASE_URL: database.url }),
      })
      await use(withMails(site))
      await site.stop()
      await database?.drop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

test.describe.configure({ mode: 'serial', timeout: 360_000 })

/** The whole content is checked before it is published, on a machine that does other things too. */
const SLOW = { timeout: 90_000 }

const WIDE = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 760 }
const LANGUAGES = { en: 'English', ru: 'Русский', kk: 'Қазақша' } as const

type Language = keyof typeof LANGUAGES

/** The words of the desk in a language, as they stand on its buttons and fields. */
function deskIn(language: Language): (typeof en)['desk'] {
  return JSON.parse(readFileSync(`content/messages/${language}.json`, 'utf8')).desk
}

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org']
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' })
}

type Lines = { out: string[]; in: string[] }

/** The lines that the last commit took out and put in, by file. */
function changed(folder: string): Record<string, Lines> {
  const files: Record<string, Lines> = {}
  let now: Lines = { out: [], in: [] }
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

/** An editor in a browser of a size, with the desk in a language, at the page of its content. */
async function enter(
  page: Page,
  site: TestedSite,
  { size = WIDE, language = 'en' as Language } = {},
) {
  await page.setViewportSize(size)
  await page.context().addCookies([{ name: 'locale', value: language, url: site.url }])
  await enterDesk(page, site)
  const desk = deskIn(language)
  /** Leads to a page of the room by the words of its links. */
  const go = async (...links: string[]) => {
    await page.goto(`${site.url}/desk/content`)
    for (const name of links) {
      const link = page.locator('main').getByRole('link', { name, exact: true }).first()
      const path = (await link.getAttribute('href')) ?? ''
      await link.click()
      await page.waitForURL((url) => url.pathname === path)
    }
    expect(await sidewaysOf(page)).toBeLessThanOrEqual(0)
  }
  /** Hands in the drafts of these files and publishes them at once. */
  const publish = async (note: string, paths: string[], said = desk.changes.done.published) => {
    await go(desk.changes.title)
    for (const box of await page.locator('input[name=paths]').all()) await box.uncheck()
    for (const path of paths) await page.locator(`input[name=paths][value="${path}"]`).check()
    await page.getByLabel(desk.changes.note).fill(note)
    await page.getByRole('button', { name: desk.changes.submit }).click()
    await page.getByRole('button', { name: desk.changes.publish }).click()
    await expect(page.getByRole('status').first()).toContainText(said, SLOW)
    expect(await sidewaysOf(page)).toBeLessThanOrEqual(0)
  }
  return { desk, go, publish }
}

/** The form of the text that is edited; a second one may stand beside it. */
function roomOf(page: Page): Locator {
  return page
    .locator('form')
    .filter({ has: page.locator('.text-editor') })
    .first()
}

function textOf(page: Page): Locator {
  return roomOf(page).locator('.cm-content')
}

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(words)
}

/** Waits until the server has what was typed: the browser keeps it until then. */
async function saved(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => /^desk-text/.test(key)))
  await expect.poll(kept, SLOW).toEqual([])
  await expect(roomOf(page).locator('[data-saved]')).toHaveAttribute('data-saved', 'saved', SLOW)
}

/** Fills in fields above the text, which take their places in it one after the other. */
async function fill(page: Page, desk: (typeof en)['desk'], fields: Record<string, string>) {
  const room = roomOf(page)
  const summary = room.getByText(desk.edit.fields)
  if (!(await room.getByLabel(Object.keys(fields)[0] ?? '', { exact: true }).isVisible())) {
    await summary.click()
  }
  for (const [label, value] of Object.entries(fields)) {
    const field = room.getByLabel(label, { exact: true })
    await field.fill(value)
    await field.blur()
    await expect(textOf(page)).toContainText(value)
  }
}

/** Opens another language of the text. */
async function openLanguage(page: Page, desk: (typeof en)['desk'], language: Language) {
  const languages = page
    .locator('main')
    .getByRole('navigation', { name: desk.edit.language, exact: true })
  await languages.getByRole('link', { name: LANGUAGES[language] }).first().click()
  await page.waitForURL(new RegExp(`/${language}\\.mdx`))
  await expect(textOf(page)).toBeVisible(SLOW)
}

/** Fills in what a form asks for in each language, below some words. */
async function inLanguages(form: Locator, legend: string, words: [string, string, string]) {
  const group = form.getByRole('group', { name: legend, exact: true }).first()
  for (const [index, name] of Object.values(LANGUAGES).entries()) {
    await group.getByLabel(name).fill(words[index] ?? '')
  }
}

/** What a reader gets from an address. */
async function read(site: TestedSite, path: string): Promise<string> {
  return (await fetch(site.url + path)).text()
}

/** Words as a page may show them: with blanks at which no line ends. */
function says(words: string): RegExp {
  return new RegExp(words.replaceAll('.', '\\.').replaceAll(' ', '\\s'))
}

const MESSAGES = ['en', 'ru', 'kk'].map((language) => `messages/${language}.json`)

test.beforeEach(() => onlyWith('script'))

test('the help leads to every task, and to where it begins', async ({ page, site }) => {
  const { desk, go } = await enter(page, site)
  await go(desk.help.title)
  const tasks = page.getByRole('navigation', { name: desk.help.tasks }).getByRole('link')
  await expect(tasks).toHaveCount(14)
  await tasks.filter({ hasText: desk.help.index.title }).click()
  await expect(page.getByRole('heading', { name: desk.help.index.title })).toBeInViewport()
})

test('sets the index of 2027 with its source for 1 January, on a telephone', async ({
  page,
  site,
  folder,
}) => {
  const { desk, go, publish } = await enter(page, site, { size: PHONE })
  await go(desk.facts.title)
  await page.getByLabel(desk.facts.search).fill('mci')
  await page.getByRole('button', { name: desk.facts.show }).click()
  await page.getByRole('link', { name: 'Monthly calculation index (MCI)' }).click()
  const form = page.locator('form', { has: page.getByLabel(desk.facts.value, { exact: true }) })
  const field = (label: string) => form.getByLabel(label, { exact: true })
  await field(desk.facts.from).fill('2027-01-01')
  // Wrong turns: a digit too many, a day as people write it, no headline. All is said at once.
  await field(desk.facts.value).fill('45 000')
  await form.getByText(desk.facts.source.add).click()
  await field(desk.facts.source.url).fill('https://budget.example.kz/2027')
  await field(desk.facts.source.title).fill('The budget law for 2027')
  await field(desk.facts.source.publisher).fill('The state')
  await field(desk.facts.source.date).fill('8 December 2026')
  await field(desk.facts.source.id).fill('budget-2027')
  await form.getByRole('button', { name: desk.facts.saveValue }).click()
  const mistakes = page.getByRole('alert').getByRole('link')
  await expect(mistakes).toHaveText([/Count the digits/, /2026-12-08/, /headline/])
  await field(desk.facts.value).fill('4 600')
  await field(desk.facts.source.date).fill('2026-12-08')
  const headline: [string, string, string] = [
    'The monthly index (MCI) rose from {before} to {after}',
    'МРП вырос с {before} до {after}',
    'АЕК {before}-ден {after}-ге дейін өсті',
  ]
  await inLanguages(form, desk.facts.headline, headline)
  await form.getByRole('button', { name: desk.facts.saveValue }).click()
  await expect(page.getByRole('status')).toContainText(desk.facts.saved, SLOW)
  // Another one: the number was misread. The own draft is corrected by the same form.
  await field(desk.facts.from).fill('2027-01-01')
  await field(desk.facts.value).fill('4 500')
  await field(desk.facts.sourceOne).fill('budget-2027')
  await inLanguages(form, desk.facts.headline, headline)
  await form.getByRole('button', { name: desk.facts.saveValue }).click()
  const amount = page.locator('[data-effect=solvency-amount]')
  for (const shown of [/5,940,000/, /5\D940\D000.*МРП/, /5\D940\D000.*АЕК/]) {
    await expect(amount).toContainText(shown)
  }
  expect(await sidewaysOf(page)).toBeLessThanOrEqual(0)
  await publish('The index for 2027, from the budget law', ['facts/money.yml', 'sources.yml'])
  const files = changed(folder)
  expect(Object.keys(files).sort()).toEqual(['facts/money.yml', 'sources.yml'])
  expect(files['facts/money.yml']?.in).toEqual([
    expect.stringMatching(/^ {2}checked: \d{4}-\d\d-\d\d$/),
    '      value: 4500',
    '      sources: [budget-2027]',
    ...headline.map((words, index) => `        ${['en', 'ru', 'kk'][index]}: ${words}`),
  ])
  // Of 2027 it was only known that nothing is known: that, and its note, is what went.
  expect(files['facts/money.yml']?.out.join('\n')).not.toMatch(/value: \d|from: /)
  expect(files['sources.yml']).toEqual({
    out: [],
    in: [
      '- id: budget-2027',
      '  title: The budget law for 2027',
      '  publisher: The state',
      '  language: ru',
      '  url: https://budget.example.kz/2027',
      '  date: 2026-12-08',
      '  kind: official',
    ],
  })
  await expect.poll(() => read(site, '/api/facts.json?on=2027-01-01'), SLOW).toContain('5940000')
})

test('mends a word in three languages, at the desk in Kazakh', async ({ page, site, folder }) => {
  const { desk, go, publish } = await enter(page, site, { language: 'kk' })
  await go(desk.wording.title)
  await page.getByLabel(desk.wording.search).fill('Read them in order')
  await page.getByRole('button', { name: desk.wording.find }).click()
  const form = page.locator('[data-message="guides.lede"]')
  const words = {
    en: 'Read the guides in order, or open the step you are at.',
    ru: 'Читайте подряд или откройте тот шаг, на котором вы сейчас.',
    kk: 'Ретімен оқыңыз немесе қазір тұрған қадамды ашыңыз.',
  }
  for (const [language, name] of Object.entries(LANGUAGES)) {
    await form.getByLabel(name).fill(words[language as Language])
  }
  await form.getByRole('button').click()
  await expect(form.getByText(desk.wording.saved)).toBeVisible(SLOW)
  await publish('Мақалалар үстіндегі жол түсініктірек', MESSAGES)
  const files = changed(folder)
  expect(Object.keys(files).sort()).toEqual(MESSAGES.toSorted())
  for (const [language, text] of Object.entries(words)) {
    const { in: added, out } = files[`messages/${language}.json`] ?? { in: [], out: [] }
    expect(added).toEqual([expect.stringContaining(`"lede": "${text}"`)])
    expect(out).toHaveLength(1)
  }
  await expect.poll(() => read(site, '/kk/guides'), SLOW).toMatch(says(words.kk))
})

test('adds a guide in three languages with a new fact', async ({ page, site, folder }) => {
  const { desk, go, publish } = await enter(page, site)
  await go(desk.facts.title, desk.newFact.title)
  await page.getByRole('button', { name: desk.newFact.button }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(7)
  const named = page.locator('form').filter({ hasText: desk.newFact.name })
  await inLanguages(named, desk.newFact.name, [
    'State duty for a new card after a loss',
    'Госпошлина за новую карту после утери',
    'Карта жоғалғаннан кейінгі жаңа картаның мемлекеттік бажы',
  ])
  await page.getByLabel(desk.newFact.id).fill('fee-lost-card')
  await page.getByLabel(desk.newFact.subject).selectOption({ label: 'Duties and fees' })
  await page.getByLabel(desk.newFact.unit).selectOption({ label: desk.facts.units.mci })
  await page.getByLabel(desk.facts.from, { exact: true }).fill('2026-01-01')
  await page.getByRole('button', { name: desk.newFact.button }).click()
  await expect(page.getByRole('status')).toContainText(desk.newFact.added, SLOW)
  const form = page.locator('form', { has: page.getByLabel(desk.facts.value, { exact: true }) })
  await expect(form.getByLabel(desk.facts.from, { exact: true })).toHaveValue('2026-01-01')
  await form.getByLabel(desk.facts.value, { exact: true }).fill('0.2')
  await form.getByLabel(desk.facts.sourceOne, { exact: true }).fill('liter-mci-2026')
  await form.getByLabel(desk.facts.confidence).selectOption('secondary')
  await inLanguages(form, desk.facts.headline, [
    'A new card after a loss costs {after}',
    'Новая карта после утери стоит {after}',
    'Жоғалғаннан кейінгі жаңа карта: {after}',
  ])
  await form.getByRole('button', { name: desk.facts.saveValue }).click()
  await expect(page.getByRole('status')).toContainText(desk.facts.saved, SLOW)

  await go(desk.files.new)
  await page.getByLabel(desk.newText.slug).fill('lost-card')
  await page.getByRole('button', { name: desk.newText.begin }).click()
  await expect(textOf(page)).toBeVisible(SLOW)
  // Nothing is written in another language yet, so nothing stands beside it.
  await expect(page.locator('.text-editor')).toHaveCount(1)
  await fill(page, desk, {
    [desk.edit.fieldNames.title]: 'If you lose the card',
    [desk.edit.fieldNames.summary]:
      'What to do on the day on which you lose the card, and whom to tell.',
    [desk.edit.fieldNames.audience]: 'For anyone who has the permit and lost the card.',
  })
  const room = roomOf(page)
  await room.getByLabel(desk.edit.fieldNames.stage, { exact: true }).selectOption('card')
  await expect(textOf(page)).toContainText('stage: card')
  // What the browser writes when a source is chosen by its title.
  await room.getByLabel(desk.edit.addName).first().fill('liter-mci-2026')
  await expect(textOf(page)).toContainText('sources: [liter-mci-2026]')
  await typeAtEnd(page, '## What it costs\n\nA new card costs ')
  await room.getByRole('button', { name: desk.edit.inserts.fact, exact: true }).click()
  await page.keyboard.type('lost')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'after a loss' }).click()
  await expect(room.locator('.cm-tag').last()).toContainText('₸')
  await typeAtEnd(page, '.\n')
  await saved(page)
  await expect(
    room.locator('[data-findings] li').filter({ hasNotText: /translation/ }),
  ).toHaveCount(0, SLOW)

  const translations = {
    ru: [
      'Если вы потеряли карту',
      'Что делать в день, когда вы потеряли карту, и кому сказать.',
      'Всем, у кого есть разрешение и кто потерял карту.',
      '## Сколько это стоит',
      'Новая карта стоит',
    ],
    kk: [
      'Картаны жоғалтсаңыз',
      'Картаны жоғалтқан күні не істеу керек және кімге айту керек.',
      'Рұқсаты бар, бірақ картасын жоғалтқандарға.',
      '## Қанша тұрады',
      'Жаңа картаның бағасы:',
    ],
  } as const
  for (const [language, words] of Object.entries(translations)) {
    const [title, summary, audience, heading, sentence] = words
    await openLanguage(page, desk, language as Language)
    await expect(textOf(page)).toContainText('A new card costs')
    await fill(page, desk, {
      [desk.edit.fieldNames.title]: title,
      [desk.edit.fieldNames.summary]: summary,
      [desk.edit.fieldNames.audience]: audience,
    })
    await textOf(page).getByText('What it costs').click({ clickCount: 3 })
    await pasteText(textOf(page), `${heading}\n`)
    await expect(textOf(page)).toContainText(heading)
    await textOf(page).getByText('A new card costs').click()
    await page.keyboard.press('Home')
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('Shift+Control+ArrowRight')
    await pasteText(textOf(page), sentence)
    await expect(textOf(page)).toContainText(sentence)
    await saved(page)
  }
  await page.getByRole('link', { name: desk.edit.preview }).click()
  await expect(page.frameLocator('iframe').locator('h1')).toHaveText('Картаны жоғалтсаңыз', SLOW)
  const paths = ['en', 'ru', 'kk'].map((language) => `guides/lost-card/${language}.mdx`)
  await publish('What to do about a lost card', [...paths, 'facts/fees.yml'])
  const files = changed(folder)
  expect(Object.keys(files).sort()).toEqual(['facts/fees.yml', ...paths].toSorted())
  expect(files['facts/fees.yml']?.out).toEqual([])
  expect(files['facts/fees.yml']?.in[0]).toBe('- id: fee-lost-card')
  for (const path of paths) {
    const text = await readFile(join(folder, 'content', path), 'utf8')
    expect(text.match(/<Fact id="fee-lost-card" \/>/g), path).toHaveLength(1)
    if (!path.endsWith('/en.mdx')) expect(text, path).not.toMatch(/If you lose|it costs|new card/)
  }
  await expect
    .poll(async () => (await fetch(`${site.url}/ru/guides/lost-card`)).status, SLOW)
    .toBe(200)
  expect(await read(site, '/ru/guides/lost-card')).toMatch(says('Новая карта стоит'))
  await page.getByRole('link', { name: '/kk/guides/lost-card' }).click()
  await expect(page.locator('h1')).toHaveText('Картаны жоғалтсаңыз')
})

test('brings a translation up to date', async ({ page, site, folder }) => {
  const { desk, go, publish } = await enter(page, site)
  await go(desk.files.title)
  await page.getByLabel(desk.files.search).fill('renewal')
  await page.getByRole('button', { name: desk.files.find }).click()
  const row = page.locator('[data-id=renewal]')
  await row.getByRole('link', { name: 'English' }).click()
  await typeAtEnd(page, '\nKeep the old card until you have the new one.\n')
  await saved(page)
  await publish('Keep the old card', ['guides/renewal/en.mdx'])
  const english = changed(folder)
  expect(Object.keys(english)).toEqual(['guides/renewal/en.mdx'])
  expect(english['guides/renewal/en.mdx']?.out).toEqual([])
  expect(english['guides/renewal/en.mdx']?.in.filter(Boolean)).toEqual([
    'Keep the old card until you have the new one.',
  ])
  await expect(async () => {
    await go(desk.files.title)
    await page.getByLabel(desk.files.state).selectOption({ label: desk.files.states.behind })
    const language = page.locator('main').getByRole('combobox', { name: desk.files.language })
    await language.selectOption({ label: 'Русский' })
    await page.getByRole('button', { name: desk.files.find }).click()
    await expect(row).toBeVisible({ timeout: 2_000 })
  }).toPass(SLOW)
  await row.getByRole('link', { name: 'Русский' }).click()
  await expect(page.locator('[data-since] ins')).toContainText('Keep the old card', SLOW)
  await typeAtEnd(page, '\nНе выбрасывайте старую карту, пока нет новой.\n')
  await saved(page)
  await page.getByRole('button', { name: desk.edit.stamp }).click()
  await expect(page.getByText(desk.edit.saved)).toBeVisible(SLOW)
  await expect(page.locator('[data-since]')).toHaveCount(0)
  await publish('Keep the old card, in Russian', ['guides/renewal/ru.mdx'])
  const files = changed(folder)
  expect(Object.keys(files)).toEqual(['guides/renewal/ru.mdx'])
  const { in: added, out } = files['guides/renewal/ru.mdx'] ?? { in: [], out: [] }
  expect(
    out.every((line) => /version|day:/.test(line)),
    out.join('\n'),
  ).toBe(true)
  expect(added.filter((line) => line !== '' && !/version|day:/.test(line))).toEqual([
    'Не выбрасывайте старую карту, пока нет новой.',
  ])
  await expect
    .poll(() => read(site, '/ru/guides/renewal'), SLOW)
    .toMatch(says('Не выбрасывайте старую карту'))
})

test('makes a fact contested, at the desk in Russian', async ({ page, site, folder }) => {
  const { desk, go, publish } = await enter(page, site, { language: 'ru' })
  await go(desk.facts.title)
  await page.getByLabel(desk.facts.search).fill('fee-card')
  await page.getByRole('button', { name: desk.facts.show }).click()
  await page.locator('[data-row] a').first().click()
  await page.getByRole('link', { name: desk.facts.contest }).click()
  const side = (n: number) =>
    page.getByRole('group', { name: desk.facts.reading.replace('{n}', String(n)) })
  const form = page.locator('form').filter({ has: side(1) })
  await form.getByLabel(desk.facts.confidence).selectOption('contested')
  const sides = [
    ['The migration service', 'Миграционная служба', 'Көші-қон қызметі', '0,2'],
    ['The bank', 'Банк', 'Банктер', '0,3'],
  ] as const
  for (const [index, [first, second, third, value]] of sides.entries()) {
    await inLanguages(side(index + 1), desk.facts.who, [first, second, third])
    await inLanguages(side(index + 1), desk.facts.says, [
      'The duty is what stands here.',
      'Пошлина такая, как здесь.',
      'Баж осындай.',
    ])
    await side(index + 1)
      .getByLabel(desk.facts.value, { exact: true })
      .fill(value)
    await side(index + 1)
      .getByLabel(desk.facts.sourceOne, { exact: true })
      .fill('liter-mci-2026')
  }
  await form.getByRole('button', { name: desk.facts.saveContest }).click()
  await expect(page.getByRole('status')).toContainText(desk.facts.saved, SLOW)
  await publish('Две службы называют две пошлины', ['facts/fees.yml'])
  const files = changed(folder)
  expect(Object.keys(files)).toEqual(['facts/fees.yml'])
  const { in: added, out } = files['facts/fees.yml'] ?? { in: [], out: [] }
  expect(
    out.every((line) => /^ {2}(?:checked|confidence): /.test(line)),
    out.join('\n'),
  ).toBe(true)
  const [head, readings] = [added.slice(0, out.length), added.slice(out.length)]
  expect(head.at(-1)).toBe('  confidence: contested')
  expect(readings[0]).toBe('      readings:')
  // All of it is within the period that applies.
  expect(
    readings.every((line) => /^ {6}/.test(line)),
    readings.join('\n'),
  ).toBe(true)
  expect(readings.filter((line) => /value: 0\.[23]$/.test(line))).toHaveLength(2)
  await expect
    .poll(() => read(site, '/ru/facts/fee-card'), SLOW)
    .toMatch(says('Миграционная служба'))
})

test('publishes the story of a person who agreed to it', async ({ page, site, folder }) => {
  const person = {
    name: 'Әйгерім',
    place: 'Өскемен',
    knownFor: 'A teacher who opened a library',
    qualities: ['builds' as const],
    story: 'She opened a library in her village.',
  }
  const reference = await putRecommendation(site, { person, locale: 'en' })
  const store = await openStore(site)
  await store.recommendations.answer({
    reference,
    answer: makeAgreement({ scope: ['story'] }),
    decide: () => ({ status: 'agreed' }),
  })
  await store.close()
  const { desk, publish } = await enter(page, site)
  await page.goto(`${site.url}/desk/recommendations/${reference}`)
  await page.getByRole('button', { name: desk.stories.beginButton }).click()
  await expect(textOf(page)).toContainText('She opened a library', SLOW)
  await fill(page, desk, {
    [desk.edit.fieldNames.title]: 'A library where there was none',
    [desk.edit.fieldNames.summary]: 'How a teacher of a village opened a library for everybody.',
  })
  await saved(page)
  const path = /edit\/(stories\/.*)$/.exec(new URL(page.url()).pathname)?.[1] ?? ''
  await publish('The story of the library', [path])
  expect(Object.keys(changed(folder))).toEqual([path])
  // The place was not agreed to.
  expect(changed(folder)[path]?.in.join('\n')).not.toContain('Өскемен')
  const hero = `/en/heroes/${path.split('/')[1]}`
  await expect.poll(async () => (await fetch(site.url + hero)).status, SLOW).toBe(200)
  expect(await read(site, hero)).toMatch(says('A library where there was none'))
})

test('takes back a change', async ({ page, site, folder }) => {
  const { desk, go, publish } = await enter(page, site)
  await go(desk.changes.title, 'Мақалалар үстіндегі жол түсініктірек')
  await page.getByRole('button', { name: desk.changes.takeBack }).click()
  await expect(page.getByRole('status')).toContainText(desk.changes.takenBack, SLOW)
  await publish('The line was right as it was', MESSAGES)
  const files = changed(folder)
  expect(Object.keys(files).sort()).toEqual(MESSAGES.toSorted())
  for (const path of MESSAGES) {
    expect(files[path]?.in, path).toHaveLength(1)
    expect(await readFile(join(folder, 'content', path), 'utf8')).toBe(
      await readFile(join('content', path), 'utf8'),
    )
  }
})

test('prepares a newsletter, which nobody gets before it is sent', async ({
  page,
  site,
  folder,
}) => {
  const { desk, go, publish } = await enter(page, site)
  await go(desk.files.new)
  await page.getByLabel(desk.newText.kind).selectOption({ label: desk.files.kinds.letters })
  await page.getByLabel(desk.newText.slug).fill('2026-12-15')
  await page.getByRole('button', { name: desk.newText.begin }).click()
  await expect(textOf(page)).toBeVisible(SLOW)
  const letters = {
    en: [
      'The index of next year is known',
      'What it means for your application',
      'The index rises. Read [what to show](/guides/money-to-show).',
    ],
    ru: [
      'Известен МРП следующего года',
      'Что это значит для вашего заявления',
      'МРП растёт. Читайте, [сколько показать](/guides/money-to-show).',
    ],
    kk: [
      'Келесі жылғы АЕК белгілі болды',
      'Бұл өтінішіңіз үшін нені білдіреді',
      'АЕК өседі. [Қанша көрсету керегін](/guides/money-to-show) оқыңыз.',
    ],
  } as const
  for (const [language, [subject, first, words]] of Object.entries(letters)) {
    if (language !== 'en') await openLanguage(page, desk, language as Language)
    await fill(page, desk, {
      [desk.edit.fieldNames.subject]: subject,
      [desk.edit.fieldNames.preheader]: first,
    })
    if (language === 'en') await typeAtEnd(page, words)
    else {
      await textOf(page).getByText('The index rises').click({ clickCount: 3 })
      await pasteText(textOf(page), words)
    }
    await expect(textOf(page)).toContainText(words.slice(0, 12))
    await saved(page)
  }
  await page.getByRole('link', { name: desk.edit.preview }).click()
  const mail = page.frameLocator('iframe[title^="The mail"]')
  await expect(mail.getByText('АЕК өседі.')).toBeVisible(SLOW)
  const paths = ['en', 'ru', 'kk'].map((language) => `letters/2026-12-15/${language}.mdx`)
  await publish('The letter about the index', paths, desk.changes.done.publishedLetter)
  const files = changed(folder)
  expect(Object.keys(files).sort()).toEqual(paths.toSorted())
  for (const [language, [subject, first, words]] of Object.entries(letters)) {
    expect(files[`letters/2026-12-15/${language}.mdx`]?.in.join('\n')).toBe(
      `---\nsubject: ${subject}\npreheader: ${first}\n---\n\n${words}`,
    )
  }
  const published = page.url()
  const toLetter = page.getByRole('status').getByRole('link', { name: '2026-12-15' })
  await expect(async () => {
    await page.goto(`${site.url}/desk/letters`)
    await expect(page.getByRole('link', { name: 'The index of next year is known' })).toBeVisible({
      timeout: 2_000,
    })
  }).toPass(SLOW)
  await page.goto(published)
  await toLetter.click()
  await expect(page.locator('h1')).toHaveText('The index of next year is known')
  const subjects = (await site.mails()).map(({ headers }) => headers.get('subject'))
  expect(subjects.filter((subject) => /index of next year/.test(subject ?? ''))).toEqual([])
})
