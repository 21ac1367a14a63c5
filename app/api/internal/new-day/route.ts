import { timingSafeEqual } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { env } from '#lib/config/settings.ts'
import { deriveKey } from '#lib/config/token.ts'

/** Has every prerendered page rendered anew at its next request. Only the process itself may ask. */
export function POST(request: Request): Response {
  const { SITE_SECRET } = env()
  if (!SITE_SECRET || !carries(request, deriveKey(SITE_SECRET, 'new-day').toString('hex'))) {
    return new Response(null, { status: 404 })
  }
  revalidatePath('/', 'layout')
  return new Response(null, { status: 204 })
}

function carries(request: Request, key: string): boolean {
  const given = Buffer.from(request.headers.get('authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${key}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
