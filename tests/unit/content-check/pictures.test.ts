import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { checkContent } from '#lib/content-check/content-check.ts'
import { formatFinding } from '#lib/content-check/finding.ts'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { CHECK_DAY, contentFolder, original, translation } from '#tests/factories/content-folder.ts'

const RECORD = `- id: hall
  width: 64
  height: 32
  alt: { en: The hall, ru: Зал, kk: Зал }
  owner: WE Guide
  licence: own
`

function webp(width = 64, height = 32) {
  return sharp({ create: { width, height, channels: 3, background: '#4a7' } })
}

/** What the check says first of a content with a picture; the texts show it unless told otherwise. */
async function said(
  over: { list?: string; file?: Buffer | null; name?: string; tag?: string } = {},
): Promise<string[]> {
  const { list = RECORD, file, name = 'hall.webp', tag = '<Picture id="hall" />' } = over
  const body = `You need <Fact id="fee-prp" />.\n\n${tag}\n`
  using folder = contentFolder({
    'pictures.yml': list,
    'guides/start-here/en.mdx': original(body),
    'guides/start-here/ru.mdx': translation(body),
    'guides/start-here/kk.mdx': translation(body),
  })
  if (file !== null) {
    mkdirSync(join(folder.dir, 'pictures'), { recursive: true })
    writeFileSync(join(folder.dir, 'pictures', name), file ?? (await webp().webp().toBuffer()))
  }
  return checkContent(readContent(folder.dir, []), CHECK_DAY)
    .map(formatFinding)
    .filter((line) => !line.includes('translation is behind'))
}

test('a picture with its file, its words and its rights has no mistake', async () => {
  expect(await said()).toEqual([])
})

test.each<[string, Parameters<typeof said>[0], string]>([
  [
    'no words in a language',
    { list: RECORD.replace(', kk: Зал', '') },
    'pictures.yml:4: “kk” in “alt” is missing. ',
  ],
  [
    'empty words',
    { list: RECORD.replace('kk: Зал', 'kk: ""') },
    'pictures.yml:4: “kk” in “alt” is empty. ',
  ],
  [
    'no owner',
    { list: RECORD.replace('  owner: WE Guide\n', '') },
    'pictures.yml:1: “owner” is missing. ',
  ],
  [
    'no licence',
    { list: RECORD.replace('  licence: own\n', '') },
    'pictures.yml:1: “licence” is missing. ',
  ],
  [
    'an unknown licence',
    { list: RECORD.replace('licence: own', 'licence: mine') },
    'pictures.yml:6: “licence” is none of the words',
  ],
  [
    'a legal number in its words',
    { list: RECORD.replace('The hall', 'Pay within 45 days') },
    'pictures.yml:4: “45 days” is a bare number. ',
  ],
  [
    'no file',
    { file: null },
    'pictures.yml:1: There is no file pictures/hall.webp for this picture. ',
  ],
  [
    'no record',
    { list: '[]\n', tag: '' },
    'pictures/hall.webp:1: Nobody knows whose picture “hall” is',
  ],
  [
    'another size',
    { list: RECORD.replace('64', '65') },
    'pictures.yml:1: The file of “hall” measures 64 × 32 pixels. ',
  ],
  [
    'no text that shows it',
    { tag: '' },
    'pictures.yml:1: Warning: No text shows the picture “hall”. ',
  ],
  [
    'another file under its name',
    { file: Buffer.from('<svg/>') },
    'pictures/hall.webp:1: This file is not a WebP picture. ',
  ],
  [
    'a file of another kind',
    { name: 'hall.svg' },
    'pictures/hall.svg:1: Nothing on the site reads this file. ',
  ],
  [
    'an id that is not there',
    { tag: '<Picture id="hell" />' },
    'guides/start-here/en.mdx:15: There is no picture “hell”. ',
  ],
  [
    'a picture of Markdown',
    { tag: '![hall](https://example.org/hall.png)' },
    'guides/start-here/en.mdx:15: A picture without rights and words',
  ],
])('%s', async (_, over, first) => {
  expect(
    (await said(over)).some((line) => line.startsWith(`content/${first}`)),
    (await said(over)).join('\n'),
  ).toBe(true)
})

test('what a camera wrote, what moves, and what is too large are mistakes', async () => {
  const exif = await webp()
    .withExif({ IFD0: { Make: 'Phone' } })
    .webp()
    .toBuffer()
  expect((await said({ file: exif }))[0]).toContain('still says where and with what it was taken')
  const frames = Buffer.concat([Buffer.alloc(64 * 32 * 3, 9), Buffer.alloc(64 * 32 * 3, 99)])
  const moving = await sharp(frames, {
    raw: { width: 64, height: 64, channels: 3, pageHeight: 32 },
  })
    .webp({ delay: [90, 90] })
    .toBuffer()
  expect((await said({ file: moving }))[0]).toContain('The picture “hall” moves')
  const head = await webp().webp().toBuffer()
  const large = Buffer.concat([head, Buffer.alloc(400_000)])
  expect((await said({ file: large })).join()).toContain('The picture “hall” has 401 kB')
})
