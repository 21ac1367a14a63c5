import { now, today } from '#lib/config/clock.ts'
import { EXPORTS, exportLines } from '#lib/desk/inbox/export.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { findEditor } from '../../session.ts'

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const

/** All recommendations as one file, read and sent in pieces so that memory stays flat. */
export async function POST(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return seeOther(deskPaths.signIn)
  const form = await request.formData()
  const kind = EXPORTS.find((one) => one === form.get('as'))
  if (!kind) return seeOther(deskPaths.inbox)
  const store = await sharedStore()
  await store.desk.record({ at: now(), by: editor.email, what: 'exported', about: kind })
  const lines = exportLines(kind, store.recommendations.list())
  return new Response(toStream(lines), {
    headers: {
      'Content-Type': TYPES[kind],
      'Content-Disposition': `attachment; filename="recommendations-${today()}.${kind}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Somebody followed the form's address: the form stands in the inbox. */
export function GET(): Response {
  return seeOther(deskPaths.inbox)
}

function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store' },
  })
}

/** Text in pieces of some size: a piece for each line would be slow to send. */
function toStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      let piece = ''
      while (piece.length < 65_536) {
        const { done, value } = await lines.next()
        if (done) {
          controller.enqueue(encoder.encode(piece))
          return controller.close()
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
