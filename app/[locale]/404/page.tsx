import type { Metadata } from 'next'
import NotFoundPage from '../not-found.tsx'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

/** The page itself renders its title. */
export const metadata: Metadata = { title: null, robots: { index: false } }

/** Prerendered for the server, which sends it with status 404. */
export default NotFoundPage
