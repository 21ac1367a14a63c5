/** What a page's address asks for, as Next gives it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The first value of a name in an address; empty when there is none. */
export function firstParam(query: Awaited<SearchParams>, name: string): string {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
