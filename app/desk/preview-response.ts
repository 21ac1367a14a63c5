/** A mail's html for a frame of the desk: its links open in windows of their own. */
export function previewResponse(html: string): Response {
  // The server sets the policy: see lib/server/request-handler.ts.
  return new Response(html.replace(/<head>/i, '<head>\n<base target="_blank">'), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** The answer where there is no such mail. */
export function noPreview(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
