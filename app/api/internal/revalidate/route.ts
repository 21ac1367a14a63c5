import { revalidatePath } from 'next/cache'
import { INTERNAL_HEADER, internalKey } from '#lib/config/internal-request.ts'
import { isSameSecret } from '#lib/config/token.ts'

/** Has every prerendered page rendered anew at its next request. Only the process itself may ask. */
export function POST(request: Request): Response {
  if (!isSameSecret(request.headers.get(INTERNAL_HEADER), internalKey())) {
    return new Response(null, { status: 404 })
  }
  revalidatePath('/', 'layout')
  return new Response(null, { status: 204 })
}
