import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { listFolders, type MdxFile, readMdxFolder } from '#lib/i18n/mdx-file.ts'
import { letterDay, letterSchema } from './schema.ts'

/** A text of a letter; `locale` is the language that it is written in. */
export type LetterText = Pick<z.infer<typeof letterSchema>, 'subject' | 'preheader'> & {
  locale: Locale
  path: string
  body: string
}

/** A letter as its authors wrote it, in every language; `date` is its day and its address. */
export type Letter = { date: string; texts: Record<Locale, LetterText> }

/** A letter that cannot be read; the message names the file and what is wrong. */
export class LetterError extends Error {}

/** The days of all letters in `content/letters`, oldest first. */
export function listLetters(): string[] {
  return listFolders('letters').filter((name) => letterDay.safeParse(name).success)
}

function toText({ path, locale, frontMatter, body }: MdxFile): LetterText & { alsoFor: Locale[] } {
  const parsed = letterSchema.safeParse(frontMatter)
  if (!parsed.success) throw new LetterError(`${path}:1: ${z.prettifyError(parsed.error)}`)
  if (body.trim() === '') throw new LetterError(`${path}: the letter has no text`)
  const { subject, preheader, 'also-for': alsoFor } = parsed.data
  return { subject, preheader, alsoFor, locale, path, body }
}

/**
 * Reads a letter from `content/letters/<date>`. A language without a file of its own gets the text
 * that names it in `also-for`. Throws a `LetterError` unless every language has a text.
 */
export function readLetter(date: string): Letter {
  if (!letterDay.safeParse(date).success) {
    throw new LetterError(`“${date}” is not a day such as 2026-12-01`)
  }
  const folder = join(contentDir(), 'letters', date)
  const texts = readMdxFolder(folder).map(toText)
  function textIn(locale: Locale): LetterText {
    const found =
      texts.find((text) => text.locale === locale) ??
      texts.find(({ alsoFor }) => alsoFor.includes(locale))
    if (!found) throw new LetterError(`${folder}/${locale}.mdx is missing`)
    const { alsoFor: _, ...text } = found
    return text
  }
  return { date, texts: { en: textIn('en'), ru: textIn('ru'), kk: textIn('kk') } }
}
