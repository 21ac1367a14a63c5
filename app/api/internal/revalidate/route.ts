import { revalidatePath } from 'next/cache'
import { INTERNAL_HEADER, internalKey } from '#lib/config/internal-request.ts'
import { isSameSecret } from '#lib/config/token.ts'

/** Revalidates every prerendered page. Only the site's own processes may call it. */
export function POST(request: Request): Response {
  if (!isSameSecret(request.headers.get(INTERNAL_HEADER), internalKey())) {
    return new Response(null, { status: 404 })
  }
  revalidatePath('/', 'layout')
  return new Response(null, { status: 204 })
}
