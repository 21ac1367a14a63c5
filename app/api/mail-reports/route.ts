import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { noteReport } from '#lib/mail/reports/note-report.ts'
import { readSignedReport } from '#lib/mail/reports/signed-report.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** Takes bounces and complaints that a program posts with a signature: see lib/mail/README.md. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().MAIL_REPORTS_SECRET
  if (secret === undefined) return new Response(null, { status: 404 })
  const header = (name: string) => request.headers.get(`webhook-${name}`) ?? ''
  const headers = {
    id: header('id'),
    timestamp: header('timestamp'),
    signature: header('signature'),
  }
  const at = now()
  const report = readSignedReport(secret, headers, await request.text(), at)
  if (report === 'forged') return new Response(null, { status: 403 })
  if (report === 'malformed') return new Response(null, { status: 400 })
  const outcome = await noteReport(await sharedStore(), report, at)
  return Response.json({ outcome }, { headers: { 'Cache-Control': 'no-store' } })
}
