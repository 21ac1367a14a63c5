import { MAX_PICTURE_BYTES, MAX_PICTURE_WIDTH } from '#lib/guides/pictures.ts'

/** The formats that are taken. SVG is a document that may hold script, GIF is mostly animated. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif', 'avif', 'tiff'])

/** The most pixels that are unpacked: a small file can claim a picture that fills the memory. */
const MAX_PIXELS = 60_000_000

/** What is tried until the file is small enough. */
const TRIES = [
  { width: MAX_PICTURE_WIDTH, quality: 80 },
  { width: MAX_PICTURE_WIDTH, quality: 65 },
  { width: 960, quality: 65 },
  { width: 720, quality: 60 },
]

/** Why a file is not taken as a picture. */
export type PictureFault =
  | 'picture.not-a-picture'
  | 'picture.svg'
  | 'picture.animated'
  | 'picture.too-many-pixels'
  | 'picture.too-large'

export type ResizedPicture = { bytes: Buffer; width: number; height: number }

/**
 * Makes the picture that is kept out of a file that somebody chose: WebP of at most
 * `MAX_PICTURE_WIDTH` and `MAX_PICTURE_BYTES`, upright, without EXIF, where cameras write the place.
 */
export async function resizePicture(
  file: Uint8Array,
): Promise<ResizedPicture | { fault: PictureFault }> {
  const { default: sharp } = await import('sharp')
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'warning', animated: false } as const
  try {
    const { format, pages = 1, width = 0, height = 0 } = await sharp(file, options).metadata()
    if (format === 'svg') return { fault: 'picture.svg' }
    if (pages > 1 && format !== 'heif' && format !== 'tiff') return { fault: 'picture.animated' }
    if (format === 'gif' || !FORMATS.has(format)) return { fault: 'picture.not-a-picture' }
    if (width * height > MAX_PIXELS) return { fault: 'picture.too-many-pixels' }
    for (const { width: most, quality } of TRIES) {
      const { data, info } = await sharp(file, options)
        .autoOrient()
        .resize({ width: most, height: most * 2, fit: 'inside', withoutEnlargement: true })
        .webp({ quality, effort: 5 })
        .toBuffer({ resolveWithObject: true })
      if (data.length <= MAX_PICTURE_BYTES) {
        return { bytes: data, width: info.width, height: info.height }
      }
    }
    return { fault: 'picture.too-large' }
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    return {
      fault: /pixel limit/i.test(words) ? 'picture.too-many-pixels' : 'picture.not-a-picture',
    }
  }
}
