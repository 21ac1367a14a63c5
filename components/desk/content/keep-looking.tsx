'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** How often a page with something under way is looked at again, in milliseconds. */
const PAUSE = 1_000

/** Has the page rendered anew every second, for as long as this stands on it. */
export function KeepLooking() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), PAUSE)
    return () => clearInterval(timer)
  }, [router])
  return null
}
