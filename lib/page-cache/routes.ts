/**
 * Finds the route of an address, such as `/[locale]/guides/[slug]` for `/en/guides/overview`: where
 * several fit, the one that says most of it in words.
 */
export function routeFinder(routes: Iterable<string>): (path: string) => string | undefined {
  const patterns = [...routes]
    .sort((a, b) => placeholders(a) - placeholders(b) || words(b) - words(a))
    .map((route) => ({ route, pattern: patternOf(route) }))
  return (path) => patterns.find(({ pattern }) => pattern.test(path))?.route
}

/** One that takes any number of parts is the last to fit. */
function placeholders(route: string): number {
  return route.includes('[...') ? Number.POSITIVE_INFINITY : route.split('[').length
}

/** How much of a route is words. */
function words(route: string): number {
  return route.replace(/\[+[^\]]*\]+/g, '').length
}

function patternOf(route: string): RegExp {
  const source = route
    // A folder in parentheses groups routes and is not part of their addresses.
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\/\[\[\.\.\.\w+\]\]/g, '(?:/.+)?')
    .replace(/\[\.\.\.\w+\]/g, '.+')
    .replace(/\[\w+\]/g, '[^/]+')
  return new RegExp(`^${source}$`)
}
