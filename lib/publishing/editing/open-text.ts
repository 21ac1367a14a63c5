import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { Repositories } from '#lib/store/store.ts'
import type { ContentPath } from '../content-path.ts'
import { type OpenedFile, openFile } from '../drafts.ts'
import { readFrontMatter } from './front-matter.ts'
import { newGuideText, newLetterText, newTranslationText } from './new-text.ts'
import { type DiffBlock, originalAt, versionOfText, wordDifferences } from './original-since.ts'

type Store = Pick<Repositories, 'contentDrafts' | 'contentChanges'>

/** Who edits, on which day, and the folder that editors write to. */
export type Editing = { store: Store; editor: string; today: string; dir: string }

/** A text as it stands in an editor's room: the draft, else what is published, else a first text. */
export type OpenText = OpenedFile & {
  text: string
  /** The hash that a draft is saved with. */
  base: string
  /** Whether there is neither a draft nor a published text. */
  isNew: boolean
}

/** Opens a text; one that does not exist begins as a translation, or as an empty guide or letter. */
export async function openText(parsed: ContentPath, editing: Editing): Promise<OpenText> {
  const { store, editor, today, dir } = editing
  const opened = await openFile(store, dir, parsed.path, editor)
  const { draft, file } = opened
  const existing = draft ? (draft.text ?? '') : file.text
  return {
    ...opened,
    text: existing ?? (await firstText(parsed, editing, today)),
    base: draft?.baseHash ?? file.hash,
    isNew: existing === null,
  }
}

async function firstText(parsed: ContentPath, editing: Editing, today: string): Promise<string> {
  if (!parsed.locale) return ''
  const original = await findOriginal(parsed, editing)
  if (parsed.kind === 'guides') {
    const translated = original && newTranslationText(original.text, { ...original, today })
    return translated ?? newGuideText({ today, order: 99 })
  }
  if (original) return original.text
  return parsed.kind === 'letters' ? newLetterText() : ''
}

/** The original of a text in another language, with the editor's draft of it. */
export async function findOriginal(
  { kind, name, locale }: ContentPath,
  { store, editor, dir }: Editing,
): Promise<{ path: string; locale: Locale; text: string; published: string | null } | undefined> {
  for (const other of LOCALES) {
    if (other === locale) continue
    const path = `${kind}/${name}/${other}.mdx`
    const { draft, file } = await openFile(store, dir, path, editor)
    const text = draft ? draft.text : file.text
    if (text === null || isTranslation(text)) continue
    return { path, locale: other, text, published: file.text }
  }
  return undefined
}

function isTranslation(text: string): boolean {
  return /^translates:/m.test(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
}

/** How a translation stands to its original. */
export type SinceOriginal = {
  original: { path: string; locale: Locale }
  /** The version that the translation is brought up to date with. */
  version: string
  /** What changed since it was made; undefined if the original of then is not known. */
  blocks: DiffBlock[] | undefined
}

/** What changed in the original since a translation was made; undefined if it is up to date. */
export async function sinceOriginal(
  parsed: ContentPath,
  text: string,
  editing: Editing,
): Promise<SinceOriginal | undefined> {
  const carried = /^\s+version:\s*"?([0-9a-f]{12})/m.exec(text)?.[1] ?? inline(text)
  if (parsed.kind !== 'guides' || !carried) return undefined
  const original = await findOriginal(parsed, editing)
  const version = original && versionOfText(original.text)
  if (!original || !version || version === carried) return undefined
  const { published } = original
  const isPublished = published !== null && versionOfText(published) === carried
  const before = isPublished
    ? published
    : await originalAt(editing.store, editing.dir, original.path, carried)
  return {
    original,
    version,
    blocks: before === undefined ? undefined : wordDifferences(words(before), words(original.text)),
  }
}

function inline(text: string): string | undefined {
  return /translates:\s*\{[^}]*version:\s*"?([0-9a-f]{12})/.exec(text)?.[1]
}

/** The words of a text that a translation translates, one field or paragraph a line. */
function words(text: string): string {
  const fields = readFrontMatter(text)
  const head = ['title', 'summary', 'audience'].map((name) => String(fields?.get(name) ?? ''))
  return [...head, text.replace(/^---\n[\s\S]*?\n---\n/, '')].join('\n')
}
