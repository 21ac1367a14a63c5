import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { listHeroes } from '#lib/stories/find.ts'
import { listShownHeroes, mayBeShown } from '#lib/stories/shown.ts'
import { readContentFile } from '../content-file.ts'
import { saveDraft } from '../drafts.ts'

type StoryStore = Pick<Store, 'recommendations' | 'contentDrafts' | 'contentChanges'>

/**
 * Begins the draft of a story with what a recommendation says and its person agreed to.
 *
 * @returns the path of the draft; undefined without a recorded agreement to a story
 */
export async function beginStory(
  store: StoryStore,
  dir: string,
  input: { reference: string; editor: string; day: string; at: Temporal.Instant },
): Promise<string | undefined> {
  const { reference, editor, day, at } = input
  const found = await store.recommendations.findCase(reference)
  if (!found || !mayBeShown(found)) return undefined
  const begun = await findDraft(store, editor, reference)
  if (begun) return begun
  const path = `stories/${await freeName(store, dir, day)}/${found.locale}.mdx`
  const { hash } = await readContentFile(dir, path)
  const text = storyText(found, day)
  await saveDraft(store, dir, { path, author: editor, baseHash: hash, text, at })
  return path
}

/** The text that a story begins with: nothing in it that its person did not agree to. */
export function storyText(found: RecommendationCase, day: string): string {
  const { name, place, knownFor, story } = found.person
  const agreed = found.answers.findLast((answer) => answer.kind === 'agree')
  const head = stringify(
    {
      title: name,
      summary: knownFor,
      person: name,
      published: day,
      reference: found.reference,
    },
    { lineWidth: 0 },
  )
  const paragraphs = [...(agreed?.scope.includes('place') ? [place] : []), ...story.split(/\n{2,}/)]
  return `---\n${head}---\n\n${paragraphs.map(escapeMdx).join('\n\n')}\n`
}

/** Signs of plain words that would begin code or markup. */
function escapeMdx(text: string): string {
  return text.replaceAll(/[\\{}<>*_`[\]#|~]/g, '\\$&')
}

async function findDraft(
  { contentDrafts }: StoryStore,
  author: string,
  reference: string,
): Promise<string | undefined> {
  for (const { path } of await contentDrafts.list({ author })) {
    if (!path.startsWith('stories/')) continue
    const draft = await contentDrafts.find(path, author)
    if (draft?.text?.includes(`\nreference: ${reference}\n`)) return path
  }
  return undefined
}

/** The folder, and so the address, of a new story says nothing of its person. */
async function freeName({ contentDrafts }: StoryStore, dir: string, day: string): Promise<string> {
  const drafts = await contentDrafts.list()
  for (let n = 1; ; n++) {
    const name = n === 1 ? `hero-${day}` : `hero-${day}-${n}`
    const isTaken = drafts.some(({ path }) => path.startsWith(`stories/${name}/`))
    if (!isTaken && !existsSync(join(dir, 'stories', name))) return name
  }
}

/** A story that is in the content and not shown: its person's agreement is not there any more. */
export type HiddenStory = { slug: string; reference: string; paths: string[] }

/** The stories that readers do not see because the agreement was taken back or never given. */
export async function hiddenStories(
  store: Pick<Store, 'recommendations'>,
  heroes = listHeroes(),
): Promise<HiddenStory[]> {
  if (heroes.length === 0) return []
  const { recommendations } = store
  const shown = new Set(
    (await listShownHeroes({ recommendations }, heroes)).map(({ slug }) => slug),
  )
  return heroes
    .filter(({ slug }) => !shown.has(slug))
    .map(({ slug, reference, texts }) => ({
      slug,
      reference,
      paths: texts.map(({ locale }) => `stories/${slug}/${locale}.mdx`),
    }))
}

/** Makes drafts that take a story's files out of the content. */
export async function draftRemoval(
  store: StoryStore,
  dir: string,
  input: { paths: readonly string[]; editor: string; at: Temporal.Instant },
): Promise<void> {
  const { editor, at } = input
  for (const path of input.paths) {
    const { hash } = await readContentFile(dir, path)
    await saveDraft(store, dir, { path, author: editor, baseHash: hash, text: null, at })
  }
}
