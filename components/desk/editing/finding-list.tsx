import type { CheckAnswer } from './ask-desk.ts'
import type { EditWords } from './words.ts'

type Props = { check: CheckAnswer | undefined; words: EditWords; goTo: (line: number) => void }

/** What the check says of the text, each with a button that leads to its line. */
export function FindingList({ check, words, goTo }: Props) {
  if (!check) return null
  const { findings, elsewhere } = check
  if (findings.length + elsewhere.length === 0)
    return (
      <p role="status" data-findings="0">
        {words.noFindings}
      </p>
    )
  return (
    <section
      aria-label={words.findings}
      data-findings={findings.length + elsewhere.length}
      className="grid gap-2"
    >
      <h2 className="font-semibold text-lg">{words.findings}</h2>
      <ul className="grid gap-2">
        {findings.map(({ line, words: says, level }) => (
          <li key={`${line} ${says}`} data-level={level} className={edge(level)}>
            <button
              type="button"
              onClick={() => goTo(line)}
              className="min-h-11 cursor-pointer pe-2 text-sky underline"
            >
              {words.line.replace('{line}', String(line))}
            </button>
            {says}
          </li>
        ))}
        {elsewhere.map(({ path, words: says }) => (
          <li key={`${path} ${says}`} className={edge('warning')}>
            {path}: {says}
          </li>
        ))}
      </ul>
    </section>
  )
}

function edge(level: 'error' | 'warning'): string {
  return `border-s-4 ps-3 ${level === 'error' ? 'border-bad' : 'border-saffron'}`
}
