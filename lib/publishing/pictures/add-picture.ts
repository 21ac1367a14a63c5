import { stringify } from 'yaml'
import { z } from 'zod'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { type Picture, pictureSchema } from '#lib/guides/pictures.ts'
import type { Repositories } from '#lib/store/store.ts'
import { openFile, saveDraft } from '../drafts.ts'
import type { PictureWords } from './picture-form.ts'
import type { ResizedPicture } from './resize.ts'

type DraftStore = Pick<Repositories, 'contentDrafts' | 'contentChanges'>

/** The list of all pictures. */
const LIST = 'pictures.yml'

const EMPTY = '[]\n'

/** Who adds pictures, and when. */
export type By = { store: DraftStore; dir: string; editor: string; at: Temporal.Instant }

/** The pictures as an editor works on them: those of the own draft, else those that are published. */
export async function openPictures({
  store,
  dir,
  editor,
}: Omit<By, 'at'>): Promise<{ text: string; list: Picture[] }> {
  const { draft, file, since } = await openFile(store, dir, LIST, editor)
  const merged = since?.state === 'behind' ? since.merged : undefined
  const text = merged ?? draft?.text ?? file.text ?? ''
  return { text, list: readList(text) }
}

function readList(text: string): Picture[] {
  // A list that cannot be read is told by the check.
  try {
    const values = z.array(z.unknown()).safeParse(parseYaml(text)).data ?? []
    return values.flatMap((value) => pictureSchema.safeParse(value).data ?? [])
  } catch {
    return []
  }
}

/** The path of a picture's file below the content folder. */
export function picturePath(id: string): string {
  return `pictures/${id}.webp`
}

/** Makes drafts of a new picture: its file, and a record at the end of the list. */
export async function addPicture(
  by: By,
  words: PictureWords,
  { bytes, width, height }: ResizedPicture,
): Promise<void> {
  const { text } = await openPictures(by)
  const { id, ...rest } = words
  const record = stringify([{ id, width, height, ...rest }], { lineWidth: 0 })
  // An empty list is written as `[]`, to which nothing can be added.
  const before = text.replace(/^\[\]\s*$/m, '')
  await save(by, picturePath(id), bytes.toString('base64'))
  await save(
    by,
    LIST,
    before === '' || before.endsWith('\n') ? before + record : `${before}\n${record}`,
  )
}

/** Makes drafts that take a picture out of the content. */
export async function removePicture(by: By, id: string): Promise<void> {
  const { text } = await openPictures(by)
  const left = text
    .split(/^(?=- )/m)
    .filter((part) => !new RegExp(`^- id: ["']?${id}["']?\\s*$`, 'm').test(part))
    .join('')
  await save(by, picturePath(id), null)
  await save(by, LIST, left.trim() === '' ? EMPTY : left)
}

async function save({ store, dir, editor, at }: By, path: string, text: string | null) {
  const { file, draft, since } = await openFile(store, dir, path, editor)
  const baseHash = since?.state === 'behind' ? file.hash : (draft?.baseHash ?? file.hash)
  // A list that holds nothing and was never published is no list.
  const left = text === EMPTY && file.text === null ? null : text
  await saveDraft(store, dir, { path, author: editor, baseHash, text: left, at })
}
