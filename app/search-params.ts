/** The query parameters of a page, as Next passes them. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The first value of a query parameter; an empty string if it is missing. */
export function firstParam(query: Awaited<SearchParams>, name: string): string {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
