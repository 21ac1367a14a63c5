import { NotFoundPage } from '#app/not-found-page.tsx'

/** The page for status 404. */
export default function NotFound() {
  return <NotFoundPage />
}
