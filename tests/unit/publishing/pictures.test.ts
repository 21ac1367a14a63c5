import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { MAX_PICTURE_BYTES } from '#lib/guides/pictures.ts'
import { readWebp } from '#lib/guides/webp.ts'
import { readPictureForm } from '#lib/publishing/pictures/picture-form.ts'
import { resizePicture } from '#lib/publishing/pictures/resize.ts'

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#4a7' } })
}

/** A PNG whose head claims a size, and whose pixels are all of one colour: small, however large. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Two frames of 40 by 40 pixels, one above the other. */
const FRAMES = Buffer.concat([Buffer.alloc(40 * 40 * 3, 20), Buffer.alloc(40 * 40 * 3, 200)])

describe('a picture is made what the site keeps', () => {
  it('is at most as wide as the column twice, upright, and says nothing of its place', async () => {
    const photograph = await plain(3000, 2000)
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Make: 'Phone' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 7/1 0/1' },
      })
      .jpeg()
      .toBuffer()
    expect((await sharp(photograph).metadata()).exif).toBeDefined()
    const made = await resizePicture(photograph)
    if ('fault' in made) throw new Error(made.fault)
    expect({ width: made.width, height: made.height }).toEqual({ width: 1280, height: 1920 })
    const { format, exif, xmp } = await sharp(made.bytes).metadata()
    expect({ format, exif, xmp }).toEqual({ format: 'webp', exif: undefined, xmp: undefined })
    expect(readWebp(made.bytes)).toEqual({
      width: 1280,
      height: 1920,
      isAnimated: false,
      hasMetadata: false,
    })
  })

  it('a small one is not blown up', async () => {
    const made = await resizePicture(await plain(300, 100).png().toBuffer())
    expect(made).toMatchObject({ width: 300, height: 100 })
  })

  it('one that is hard to compress becomes smaller until a slow connection can fetch it', async () => {
    const noise = { raw: { width: 1600, height: 1200, channels: 3 as const } }
    const made = await resizePicture(
      await sharp(randomBytes(1600 * 1200 * 3), noise)
        .png()
        .toBuffer(),
    )
    if ('fault' in made) expect(made.fault).toBe('picture.too-large')
    else expect(made.bytes.length).toBeLessThanOrEqual(MAX_PICTURE_BYTES)
  })

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['words', () => Buffer.from('This is no picture.'), 'picture.not-a-picture'],
    ['nothing', () => Buffer.alloc(0), 'picture.not-a-picture'],
    [
      'a picture that is cut off',
      async () => (await plain(900, 900).png().toBuffer()).subarray(0, 200),
      'picture.not-a-picture',
    ],
    [
      'a drawing that could run code',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
        ),
      'picture.svg',
    ],
    [
      'a page of a web site',
      () => Buffer.from('<!doctype html><img src=x onerror=alert(1)>'),
      'picture.not-a-picture',
    ],
    ['a file that unpacks to gigabytes', () => bomb(60_000, 60_000), 'picture.too-many-pixels'],
    [
      'a picture that moves',
      () =>
        sharp(FRAMES, {
          raw: { width: 40, height: 80, channels: 3, pageHeight: 40 },
        })
          .webp({ loop: 0, delay: [100, 100] })
          .toBuffer(),
      'picture.animated',
    ],
    [
      'a GIF that moves',
      () =>
        sharp(FRAMES, {
          raw: { width: 40, height: 80, channels: 3, pageHeight: 40 },
        })
          .gif({ delay: [100, 100] })
          .toBuffer(),
      'picture.animated',
    ],
  ])('%s is refused', async (_, file, fault) => {
    expect(await resizePicture(await file())).toEqual({ fault })
  })
})

describe('the head of a WebP file', () => {
  it.each([true, false])('tells its size (lossless: %s)', async (lossless) => {
    const bytes = await plain(321, 123).webp({ lossless }).toBuffer()
    expect(readWebp(bytes)).toMatchObject({ width: 321, height: 123, hasMetadata: false })
  })

  it('tells that it holds what a camera wrote', async () => {
    const bytes = await plain(32, 16)
      .withExif({ IFD0: { Make: 'Phone' } })
      .webp()
      .toBuffer()
    expect(readWebp(bytes)).toMatchObject({ width: 32, height: 16, hasMetadata: true })
  })

  it.each([Buffer.from('RIFF'), Buffer.alloc(64), Buffer.from(`RIFF${'x'.repeat(60)}`)])(
    'is none of another file',
    (bytes) => {
      expect(readWebp(bytes)).toBeUndefined()
    },
  )

  it('is none of a file that is cut off', async () => {
    const bytes = await plain(400, 400).webp().toBuffer()
    expect(readWebp(bytes.subarray(0, bytes.length - 20))).toBeUndefined()
  })
})

describe('the form of a picture', () => {
  const GOOD = {
    id: 'service-hall',
    'alt-en': 'The hall',
    'alt-ru': 'Зал',
    'alt-kk': 'Зал',
    owner: 'WE Guide',
    licence: 'own',
    source: '',
  }
  const read = (over: Record<string, string>) =>
    readPictureForm({ ...GOOD, ...over }, new Set(['taken']))

  it('gives what the list of pictures says of it', () => {
    expect(read({ source: 'https://example.org/hall' })).toEqual({
      data: {
        id: 'service-hall',
        alt: { en: 'The hall', ru: 'Зал', kk: 'Зал' },
        owner: 'WE Guide',
        licence: 'own',
        source: 'https://example.org/hall',
      },
    })
  })

  it.each([
    [{ id: 'Service Hall' }, 'id', 'picture.id'],
    [{ id: '../x' }, 'id', 'picture.id'],
    [{ id: 'taken' }, 'id', 'picture.taken'],
    [{ 'alt-kk': ' ' }, 'alt-kk', 'picture.missing'],
    [{ 'alt-ru': 'a'.repeat(301) }, 'alt-ru', 'picture.long'],
    [{ owner: '' }, 'owner', 'picture.missing'],
    [{ licence: 'mine' }, 'licence', 'picture.licence'],
    [{ source: 'javascript:alert(1)' }, 'source', 'picture.source'],
  ])('%j is refused at its field', (over, field, error) => {
    expect(read(over)).toEqual({ errors: { [field]: error } })
  })
})
