import { Differences } from '#components/desk/editing/differences.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isBinary } from '#lib/publishing/content-file.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { fileName } from '#lib/publishing/editing/file-name.ts'
import type { FileVersions } from '#lib/publishing/history/history.ts'
import { wordDiff } from '#lib/publishing/history/word-diff.ts'

type Props = {
  locale: Locale
  files: FileVersions[]
  /** The change that they are of, for its pictures. */
  change?: string
}

/** What a change does to each of its files, as differences of words. */
export function FileDifferences({ locale, files, change = '' }: Props) {
  const t = translator(locale)
  return (
    <div className="grid gap-6">
      {files.map(({ path, before, after }) => (
        <section key={path} aria-label={path} data-file={path} className="grid gap-2">
          <h3 className="font-semibold text-lg [overflow-wrap:anywhere]">
            {fileName(path, locale)}{' '}
            <span className="font-normal text-[0.9375rem] text-soft">{path}</span>
          </h3>
          {before === null && after !== null && <p>{t('desk.changes.newFile')}</p>}
          {after === null && <p>{t('desk.changes.removedFile')}</p>}
          {isBinary(path) ? (
            <PictureFile path={path} change={change} />
          ) : (
            <Differences
              blocks={wordDiff(before, after).map(({ words }) => words)}
              lang={parseContentPath(path)?.locale ?? 'en'}
            />
          )}
        </section>
      ))}
    </div>
  )
}

function PictureFile({ path, change }: { path: string; change: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: the picture is resized already.
    <img
      src={deskPaths.pictureFile(parseContentPath(path)?.name ?? '', change)}
      alt={path}
      className="max-h-80 w-auto max-w-full"
    />
  )
}
