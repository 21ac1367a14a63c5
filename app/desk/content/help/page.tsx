import type { Metadata } from 'next'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { CONTENT_ROOMS } from '../rooms.ts'

/** What an editor does here, a section each. */
const NAMES = [
  'text',
  'word',
  'guide',
  'translation',
  'fact',
  'newFact',
  'index',
  'contested',
  'picture',
  'letter',
  'story',
  'publish',
  'back',
  'broken',
] as const

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.help.title') }
}

/** How to keep the content true from the desk, for somebody who has never seen the project. */
export default async function HelpPage() {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  return (
    <DeskFrame locale={locale} path={deskPaths.contentHelp} title={t('desk.help.title')}>
      <div className="grid max-w-2xl gap-8">
        <p>{t('desk.help.intro')}</p>
        <nav aria-labelledby="tasks" className="grid gap-2">
          <h2 id="tasks">{t('desk.help.tasks')}</h2>
          <ul className="columns-1 gap-8 sm:columns-2">
            {NAMES.map((name) => (
              <li key={name}>
                <a href={`#${name}`} className="inline-flex min-h-11 items-center">
                  {t(`desk.help.${name}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="flex flex-wrap gap-x-6">
          {CONTENT_ROOMS.filter(([path]) => path !== deskPaths.contentHelp).map(([path, words]) => (
            <a key={path} href={path} className="inline-flex min-h-11 items-center">
              {t(words)}
            </a>
          ))}
        </p>
        {NAMES.map((name) => (
          <section key={name} aria-labelledby={name} className="grid gap-2">
            <h2 id={name}>{t(`desk.help.${name}.title`)}</h2>
            <ol className="grid list-decimal gap-1 ps-5">
              {t(`desk.help.${name}.steps`)
                .split('\n')
                .map((step) => (
                  <li key={step}>{step}</li>
                ))}
            </ol>
          </section>
        ))}
      </div>
    </DeskFrame>
  )
}
