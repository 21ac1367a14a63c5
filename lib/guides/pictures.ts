import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { currentPreview } from '#lib/config/preview.ts'
import { localized } from '#lib/facts/schema.ts'
import { pictureVersion } from './picture-file.ts'

/** On what terms a picture may be shown; of Creative Commons in version 4.0. */
export const LICENCES = ['own', 'permission', 'public-domain', 'cc0', 'cc-by', 'cc-by-sa'] as const

/** The widest picture that is kept, in pixels: twice the column of a text. */
export const MAX_PICTURE_WIDTH = 1_280

/** The most bytes of a picture: a second and a half at 1.6 Mbit/s, the slow 4G of browsers' tools. */
export const MAX_PICTURE_BYTES = 300_000

/** A picture of `content/pictures`, as `pictures.yml` describes it. */
export const pictureSchema = z.strictObject({
  /** Names the file: `pictures/<id>.webp`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  width: z.int().positive().max(MAX_PICTURE_WIDTH),
  height: z.int().positive(),
  /** What the picture tells somebody who does not see it. */
  alt: localized,
  /** Who made it or owns the rights. */
  owner: z.string().min(1),
  licence: z.enum(LICENCES),
  /** The page that it was taken from. */
  source: z.url({ protocol: /^https?$/ }).optional(),
})

export type Picture = z.infer<typeof pictureSchema>

type Shown = Picture & { version: string }

const read = readOnce('pictures', (): Map<string, Shown> => {
  const dir = contentDir()
  const file = join(/* turbopackIgnore: true */ dir, 'pictures.yml')
  if (!existsSync(file)) return new Map()
  const list = z.array(pictureSchema).parse(readYaml(file) ?? [])
  return new Map(
    list.map((picture) => [picture.id, { ...picture, version: version(dir, picture) }]),
  )
})

function version(dir: string, { id }: Picture): string {
  const bytes = readFileSync(join(/* turbopackIgnore: true */ dir, 'pictures', `${id}.webp`))
  return pictureVersion(bytes)
}

/** All pictures of the content. Throws if their list or a file cannot be read. */
export function listPictures(): Picture[] {
  return [...read().values()]
}

/** A picture by its id; throws if there is none. */
export function findPicture(id: string): Picture {
  const found = read().get(id)
  if (!found) throw new Error(`There is no picture “${id}” in content/pictures.yml.`)
  return found
}

/**
 * The address of a picture on the site, with its version, so that it can be cached for good. In a
 * preview the address names the folder with the drafts, which nobody can guess.
 */
export function pictureAddress(id: string): string {
  const folder = /([0-9a-f]{32})[/\\]content$/.exec(currentPreview()?.dir ?? '')?.[1]
  if (folder && currentPreview()?.dir.includes('previews')) {
    return `/desk/content/picture/${folder}/${id}.webp`
  }
  return `/pictures/${read().get(id)?.version}/${id}.webp`
}
