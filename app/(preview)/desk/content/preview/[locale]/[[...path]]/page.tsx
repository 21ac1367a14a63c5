import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import AboutPage from '#app/[locale]/about/page.tsx'
import AccessibilityPage from '#app/[locale]/accessibility/page.tsx'
import FactPage from '#app/[locale]/facts/[id]/page.tsx'
import GuidePage from '#app/[locale]/guides/[slug]/page.tsx'
import GuideSourcesPage from '#app/[locale]/guides/[slug]/sources/page.tsx'
import GuidesPage from '#app/[locale]/guides/page.tsx'
import HeroPage from '#app/[locale]/heroes/[slug]/page.tsx'
import OfficesPage from '#app/[locale]/offices/page.tsx'
import HomePage from '#app/[locale]/page.tsx'
import PrivacyPage from '#app/[locale]/privacy/page.tsx'
import { findEditor } from '#app/desk/session.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { IssueArticle } from '#components/newsletter/issue-article.tsx'
import { now, today } from '#lib/config/clock.ts'
import { startPreview } from '#lib/config/preview.ts'
import { env } from '#lib/config/settings.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { parseDayParam } from '#lib/facts/day-param.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { listLetters, readLetter } from '#lib/letters/find.ts'
import { issueOfDraft, issueText } from '#lib/newsletter/archive.ts'
import { type ContentFinding, checkContentAs } from '#lib/publishing/check/check.ts'
import { findingWords } from '#lib/publishing/check/finding-words.ts'
import { draftTexts, previewContent } from '#lib/publishing/editing/preview-content.ts'
import { findPreviewLink } from '#lib/publishing/editing/preview-links.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** The folders of texts whose pages have another address. */
const FOLDERS: Record<string, string> = { heroes: 'stories', newsletter: 'letters' }

type Props = {
  params: Promise<{ locale: string; path?: string[] }>
  searchParams: SearchParams
}

export function generateMetadata(): Metadata {
  return { title: '…', ...PRIVATE_PAGE }
}

/**
 * Whose drafts are shown: the editor's who asks, or those of the editor who made the link. Everybody
 * else is led to the sign-in page, whether there is such a page or not.
 */
async function whoseDrafts(path: string, key: string): Promise<string> {
  const editor = await findEditor()
  if (editor) return editor.email
  const link = key ? await findPreviewLink(await sharedStore(), key, now()) : undefined
  if (link?.path !== path) redirect(deskPaths.signIn)
  return link.author
}

/** A page of the site with an editor's drafts, on any day, by the renderer of the page itself. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { path = [] } = await params
  const query = await searchParams
  const { locale: asked } = await params
  const author = await whoseDrafts(`/${[asked, ...path].join('/')}`, firstParam(query, 'key'))
  const locale = await localeParam(params)
  const on = parseDayParam(firstParam(query, 'on'), today())
  const day = 'day' in on ? on.day : today()
  const drafts = await draftTexts(await sharedStore(), author)
  const findings = await faultsOf(drafts, path)
  if (findings.length > 0) return <Faults locale={locale} findings={findings} />
  startPreview({ dir: await previewContent(env().DATA_DIR, drafts), day })
  return pageAt(locale, path, day) ?? notFound()
}

/** The page's own component, for the kinds of pages that show what editors write. */
function pageAt(locale: Locale, path: string[], day: string): ReactNode {
  const [kind, name = '', part] = path
  const params = Promise.resolve({ locale, slug: name, id: name })
  if (kind === undefined) return <HomePage params={params} />
  if (kind === 'guides' && path.length === 1) return <GuidesPage params={params} />
  if (kind === 'guides' && path.length === 2) return <GuidePage params={params} />
  if (kind === 'guides' && part === 'sources') return <GuideSourcesPage params={params} />
  // Without the person's recorded consent there is no page, here as for readers.
  if (kind === 'heroes' && path.length === 2) return <HeroPage params={params} />
  if (kind === 'newsletter' && path.length === 2) return letterPage(locale, name, day)
  if (kind === 'facts' && path.length === 2) return <FactPage params={params} />
  if (path.length > 1) return undefined
  if (kind === 'offices') return <OfficesPage params={params} />
  if (kind === 'about') return <AboutPage params={params} />
  if (kind === 'privacy') return <PrivacyPage params={params} />
  if (kind === 'accessibility') return <AccessibilityPage params={params} />
  return undefined
}

/** A letter that has not gone out, as the archive would show it. */
function letterPage(locale: Locale, date: string, day: string): ReactNode {
  if (!listLetters().includes(date)) return undefined
  const issue = issueOfDraft(readLetter(date), { siteUrl: env().SITE_URL, day })
  const text = issueText(issue, locale)
  return (
    text && (
      <Frame locale={locale} path={paths.issue(locale, date)}>
        <IssueArticle locale={locale} issue={issue} text={text} />
      </Frame>
    )
  )
}

/** The mistakes with which the page cannot be rendered: in its own texts, or in a file for all. */
async function faultsOf(
  drafts: Map<string, string | null>,
  path: string[],
): Promise<ContentFinding[]> {
  if (drafts.size === 0) return []
  const { dir } = publishingSettings()
  const files = [...drafts].map(([one, text]) => ({ path: one, text }))
  const findings = await checkContentAs(dir, files)
  const [kind = '', name = ''] = path
  const own = `/${FOLDERS[kind] ?? kind}/${name}/`
  return findings.filter(
    ({ path: file, level, unreadable }) =>
      unreadable || (level === 'error' && file.includes(own) && path.length > 1),
  )
}

function Faults({ locale, findings }: { locale: Locale; findings: ContentFinding[] }) {
  const t = translator(locale)
  return (
    <main className="column py-10">
      <h1>{t('desk.look.brokenTitle')}</h1>
      <p className="mt-4">{t('desk.look.brokenText')}</p>
      <ul className="mt-6 grid gap-3">
        {findings.map((finding) => (
          <li key={`${finding.path}:${finding.line} ${finding.message}`}>
            {finding.path}:{finding.line}: {findingWords(locale, finding)}
          </li>
        ))}
      </ul>
    </main>
  )
}
