import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { TOOLS, type Tool } from '#lib/plan/tools.ts'

type Props = {
  locale: Locale
  /** The tool that is shown, which needs no link to itself. */
  current?: Tool
  /** Answers that are taken along. */
  query?: string
  /** How deep the headings stand. */
  heading: 'h2' | 'h3' | 'h4'
}

/** Doors to the tools, each with what it works out. */
export function ToolLinks({ locale, current, query = '', heading: Heading }: Props) {
  const t = translator(locale)
  return (
    <ul className="grid gap-x-12 sm:grid-cols-2">
      {TOOLS.filter((tool) => tool !== current).map((tool) => (
        <li key={tool} className="border-line border-t py-4">
          <Heading className="text-xl">
            <a href={paths.tool(locale, tool, query)} className="inline-block py-1">
              {t(`tools.names.${tool}`)}
            </a>
          </Heading>
          <p className="mt-1">{t(`tools.about.${tool}`)}</p>
        </li>
      ))}
    </ul>
  )
}
