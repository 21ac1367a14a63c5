import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { withPreview } from '#lib/config/preview.ts'
import { withRequest } from '#lib/config/request-context.ts'
import { markdownBody } from '#lib/feeds/markdown/body.ts'
import { readPictureFile } from '#lib/guides/picture-file.ts'
import { pictureAddress } from '#lib/guides/pictures.ts'
import { letterBody } from '#lib/letters/letter-body.ts'
import { renderLetter } from '#lib/letters/render.ts'
import { contentFolder } from '#tests/factories/content-folder.ts'

const LIST = `- id: hall
  width: 64
  height: 32
  alt: { en: "The hall, \\"left\\"", ru: Зал, kk: Зал залы }
  owner: WE Guide
  licence: own
`

let dir = ''

/** A content folder with a picture, which everything reads from. */
beforeEach(async () => {
  const folder = contentFolder({ 'pictures.yml': LIST })
  onTestFinished(() => folder[Symbol.dispose]())
  dir = folder.dir
  mkdirSync(join(dir, 'pictures'))
  const bytes = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#4a7' } })
    .webp()
    .toBuffer()
  writeFileSync(join(dir, 'pictures/hall.webp'), bytes)
  vi.stubEnv('CONTENT_DIR', dir)
  return () => vi.unstubAllEnvs()
})

describe('the address of a picture', () => {
  it('names its version, so that it can be kept for good', async () => {
    const file = await readPictureFile(dir, 'hall.webp')
    expect(pictureAddress('hall')).toBe(`/pictures/${file?.version}/hall.webp`)
  })

  it('names the folder of the drafts in a preview', async () => {
    const folder = '0123456789abcdef0123456789abcdef'
    await withRequest('id', async () => {
      withPreview({ dir: `/data/previews/${folder}/content`, day: '2026-12-01' }, () => {
        expect(pictureAddress('hall')).toBe(`/desk/content/picture/${folder}/hall.webp`)
      })
    })
  })

  it.each(['hall.svg', '../pictures.yml', 'hall.webp/..', '.hall.webp', 'Hall.webp', ''])(
    'gives nothing of %j',
    async (name) => {
      expect(await readPictureFile(dir, name)).toBeUndefined()
    },
  )
})

describe('a picture in a letter', () => {
  const letter = () =>
    renderLetter(
      {
        subject: 'A hall',
        preheader: 'What it looks like',
        locale: 'kk',
        path: 'kk.mdx',
        body: 'Words.\n\n<Picture id="hall" />\n',
      },
      {
        locale: 'kk',
        day: '2026-12-01',
        siteUrl: 'https://guide.example',
        frame: { sender: 'WE Guide', words: ['Foot'], links: [] },
      },
    )

  it('is one of the site in the mail, and its words in the text part', async () => {
    const { html, text } = letter()
    const address = `https://guide.example${pictureAddress('hall')}`
    expect(html).toContain(`<img src="${address}" alt="Зал залы"`)
    expect(text).toContain('[Зал залы]')
  })

  it('is shown in the archive from the site itself', () => {
    expect(letterBody(letter().html).html).toContain(
      `<img src="${pictureAddress('hall')}" alt="Зал залы" loading="lazy">`,
    )
  })

  it('from elsewhere is left out of the archive, and its words stand there', () => {
    const mail = letter().html.replace(
      'https://guide.example/pictures',
      'https://elsewhere.example/x',
    )
    expect(letterBody(mail).html).not.toContain('<img')
    expect(letterBody(mail).html).toContain('Зал залы')
  })
})

it('a picture in the Markdown of a guide has its words and its whole address', () => {
  const markdown = markdownBody(
    '<Picture id="hall" />\n',
    { locale: 'ru', day: '2026-12-01' },
    'ru',
  )
  expect(markdown).toMatch(/!\[Зал\]\(https?:\/\/[^/]+\/pictures\/[0-9a-f]{12}\/hall\.webp\)/)
})
