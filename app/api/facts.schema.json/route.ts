import { factsJsonSchema } from '#lib/feeds/facts-json.ts'
import { OPEN_DATA } from '#lib/feeds/open-data.ts'

/** The JSON Schema of `/api/facts.json`. */
export function GET(): Response {
  const headers = { ...OPEN_DATA, 'Content-Type': 'application/schema+json' }
  return Response.json(factsJsonSchema(), { headers })
}
