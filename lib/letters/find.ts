import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { listFolders, type MdxFile, readMdxFolder } from '#lib/i18n/mdx-file.ts'
import { letterDay, letterSchema } from './schema.ts'

export type LetterText = z.infer<typeof letterSchema> & { path: string; body: string }

/** A letter as its authors wrote it, in every language; `date` is its day and its address. */
export type Letter = { date: string; texts: Record<Locale, LetterText> }

/** A letter that cannot be read; the message names the file and what is wrong. */
export class LetterError extends Error {}

/** The days of all letters in `content/letters`, oldest first. */
export function listLetters(): string[] {
  return listFolders('letters').filter((name) => letterDay.safeParse(name).success)
}

function toText({ path, frontMatter, body }: MdxFile): LetterText {
  const parsed = letterSchema.safeParse(frontMatter)
  if (!parsed.success) throw new LetterError(`${path}:1: ${z.prettifyError(parsed.error)}`)
  if (body.trim() === '') throw new LetterError(`${path}: the letter has no text`)
  return { ...parsed.data, path, body }
}

/** Reads a letter from `content/letters/<date>`. Throws a `LetterError` unless it is whole. */
export function readLetter(date: string): Letter {
  if (!letterDay.safeParse(date).success) {
    throw new LetterError(`“${date}” is not a day such as 2026-12-01`)
  }
  const folder = join(contentDir(), 'letters', date)
  const files = readMdxFolder(folder)
  function textIn(locale: Locale): LetterText {
    const file = files.find((found) => found.locale === locale)
    if (!file) throw new LetterError(`${folder}/${locale}.mdx is missing`)
    return toText(file)
  }
  const [en, ru, kk] = LOCALES.map(textIn)
  if (!en || !ru || !kk) throw new LetterError(`${folder} lacks a language`)
  return { date, texts: { en, ru, kk } }
}
