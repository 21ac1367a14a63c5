import type { Metadata } from 'next'
import { NotFoundPage } from '#app/not-found-page.tsx'
import { NEAREST_ID } from '#lib/page-cache/not-found.ts'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

/** The page itself renders its title. */
export const metadata: Metadata = { title: null, robots: { index: false } }

/** Prerendered for the server, which fills in the nearest pages and sends it with status 404. */
export default function NotFound() {
  return <NotFoundPage nearestId={NEAREST_ID} />
}
