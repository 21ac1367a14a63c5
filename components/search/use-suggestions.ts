import { useEffect, useState } from 'react'

/** A page that is offered: where it is, what it is called, and a word on it. */
export type Option = { href: string; title: string; note: string }

const PAUSE_MS = 160
const LEAST_LETTERS = 2

function isOption(value: unknown): value is Option {
  return typeof value === 'object' && value !== null && 'href' in value && 'title' in value
}

function readOptions(answer: unknown): Option[] {
  if (typeof answer !== 'object' || answer === null || !('options' in answer)) return []
  return Array.isArray(answer.options) ? answer.options.filter(isOption) : []
}

/**
 * The pages to offer for what is typed: asked for once the reader pauses, the request of an
 * older text given up. Undefined until something was typed; none when the request fails.
 */
export function useSuggestions(text: string, typed: boolean, locale: string): Option[] | undefined {
  const [options, setOptions] = useState<Option[]>()
  useEffect(() => {
    if (!typed || text.trim().length < LEAST_LETTERS) {
      setOptions(undefined)
      return
    }
    const giveUp = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const query = new URLSearchParams({ l: locale, q: text })
        const answer = await fetch(`/api/search-suggest?${query}`, { signal: giveUp.signal })
        setOptions(answer.ok ? readOptions(await answer.json()) : [])
      } catch {
        if (!giveUp.signal.aborted) setOptions([])
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      giveUp.abort()
    }
  }, [text, typed, locale])
  return options
}
