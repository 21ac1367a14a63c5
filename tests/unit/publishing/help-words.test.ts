import { expect, test } from 'vitest'
import en from '#content/messages/en.json' with { type: 'json' }
import kk from '#content/messages/kk.json' with { type: 'json' }
import ru from '#content/messages/ru.json' with { type: 'json' }

/** The id of a fact, which the help quotes as well. */
const FACT_IDS = ['mci']

const HELP = [
  ['English', en.desk, /“([^”]+)”/g],
  ['Russian', ru.desk, /«([^»]+)»/g],
  ['Kazakh', kk.desk, /«([^»]+)»/g],
] as const

function strings(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return Object.values(words ?? {}).flatMap(strings)
}

test.each(HELP)(
  'what the help in %s tells to press or open is called that at the desk',
  (_language, desk, quoted) => {
    const { help, ...rest } = desk
    const labels = new Set([...strings(rest), help.title, ...FACT_IDS])
    const named = strings(help).flatMap((steps) =>
      [...steps.matchAll(quoted)].map(([, name]) => name),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((name) => !labels.has(name ?? ''))).toEqual([])
  },
)
