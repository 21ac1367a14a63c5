'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useSuggestions } from './use-suggestions.ts'

type Props = {
  locale: string
  query: string
  /** What the list is called. */
  suggestions: string
  /** How many there are, in words, by number. */
  counts: string[]
}

const LIST = 'q-suggestions'

/**
 * The field to search with. Where script runs it is a combobox after the ARIA patterns: arrows
 * walk through the pages offered, Enter opens one or sends the form, Escape closes the list.
 */
export function SearchField({ locale, query, suggestions, counts }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [ready, setReady] = useState(false)
  const [text, setText] = useState(query)
  const [typed, setTyped] = useState(false)
  const [closed, setClosed] = useState(false)
  const [active, setActive] = useState(-1)
  const options = useSuggestions(text, typed, locale)
  const open = !closed && options !== undefined && options.length > 0
  useEffect(() => {
    setReady(true)
    // The script comes when the field is first touched: by now it may hold more than was rendered.
    const early = field.current?.value ?? query
    if (early === query) return
    setText(early)
    setTyped(true)
  }, [query])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list begins unchosen
  useEffect(() => setActive(-1), [options])

  function walk(event: KeyboardEvent): void {
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      setClosed(true)
    }
    if (!options || options.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setClosed(false)
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are options: that of the field itself.
      setActive(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1)
    }
    const chosen = open ? options[active] : undefined
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      window.location.assign(chosen.href)
    }
  }

  return (
    <div className="relative min-w-0 flex-[1_1_10rem]">
      <input
        ref={field}
        id="q"
        name="q"
        type="search"
        value={text}
        maxLength={300}
        autoComplete="off"
        aria-describedby="q-hint"
        onChange={(event) => {
          setText(event.target.value)
          setTyped(true)
          setClosed(false)
        }}
        onKeyDown={walk}
        onBlur={() => setClosed(true)}
        {...(ready && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': open,
          'aria-controls': LIST,
          'aria-activedescendant': open && active >= 0 ? `${LIST}-${active}` : undefined,
        })}
        className="min-h-12 w-full rounded border-2 border-edge bg-paper px-3 py-2"
      />
      <div
        id={LIST}
        role="listbox"
        aria-label={suggestions}
        hidden={!open}
        className="absolute inset-x-0 top-full z-10 mt-1 overflow-hidden rounded border border-edge bg-paper raised"
      >
        {options?.map(({ href, title, note }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as the pattern asks
          <div
            key={href}
            id={`${LIST}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The field keeps the focus while an option is pressed.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => window.location.assign(href)}
            className="min-h-11 cursor-pointer border-line border-b px-3 py-2 last:border-b-0 hover:bg-leaf aria-selected:bg-sky-wash aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-sky"
          >
            {title} <span className="block text-base text-soft">{note}</span>
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {options && !closed ? counts[options.length] : ''}
      </p>
    </div>
  )
}
