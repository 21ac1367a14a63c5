import { notFound } from 'next/navigation'

/** Catches all paths of a language that no other page matches. */
export default function UnknownPage(): never {
  notFound()
}
