import type { ToolSource } from '#lib/facts/listed-source.ts'

/** Pages behind the list of countries or the calendar, one a line; their titles are in English. */
export function ToolSources({ sources }: { sources: ToolSource[] }) {
  return sources.map(({ id, title, url, date }) => (
    <span key={id} className="block" lang="en">
      {' '}
      {url ? (
        <a href={url} className="inline-block py-1">
          {title}
        </a>
      ) : (
        title
      )}
      {date && ` · ${date}`}
    </span>
  ))
}
