'use client'

import { useEffect } from 'react'

/**
 * Focuses an element each time that its id is new. A page that is loaded does so by itself
 * (`autofocus`); one that the runtime has put in place of another does not.
 */
export function FocusOnShow({ id }: { id: string }) {
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return null
}
