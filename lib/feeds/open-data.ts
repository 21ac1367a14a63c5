/** Headers of open data: any site may read it; caches must revalidate it, as it changes daily. */
export const OPEN_DATA = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
}
