'use client'

import { useEffect, useRef } from 'react'

/**
 * Moves the focus to the element it stands in whenever that has something new to say: where
 * script runs, a form comes back without a new page, and `autofocus` is only for new pages.
 */
export function FocusHere({ news }: { news: object }) {
  const place = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is the reason, not an input
  useEffect(() => place.current?.parentElement?.focus(), [news])
  return <span ref={place} hidden />
}
