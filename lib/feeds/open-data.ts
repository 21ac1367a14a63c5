/** Anybody's page may read it, and nobody may keep yesterday's. */
export const OPEN_DATA = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
}
