import type { Metadata } from 'next'
import NotFoundPage from '../not-found.tsx'

/** Its title stands in the page itself. */
export const metadata: Metadata = { title: null, robots: { index: false } }

/** Prerendered for the front, which sends it, as a 404, where there is nothing. */
export default NotFoundPage
