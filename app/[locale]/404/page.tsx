import type { Metadata } from 'next'
import NotFoundPage from '../not-found.tsx'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

/** Its title stands in the page itself. */
export const metadata: Metadata = { title: null, robots: { index: false } }

/** Prerendered for the front, which sends it, as a 404, where there is nothing. */
export default NotFoundPage
