import { today } from '#lib/config/clock.ts'
import { type FileOptions, mediaType, readFileOptions } from '#lib/desk/export/table-file.ts'

/** The file that a form of the desk asks for; nothing where it names an unknown kind. */
export function askedFile(form: FormData): FileOptions | undefined {
  const text = (name: string, fallback: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : fallback
  }
  return readFileOptions({
    format: text('as', ''),
    separator: text('separator', 'comma'),
    encoding: text('encoding', 'utf-8'),
  })
}

/** A file to download, sent in pieces so that memory stays flat. */
export function fileResponse(
  name: string,
  options: FileOptions,
  pieces: AsyncGenerator<Uint8Array>,
): Response {
  return new Response(toStream(pieces), {
    headers: {
      'Content-Type': mediaType(options),
      'Content-Disposition': `attachment; filename="${name}-${today()}.${options.format}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Leads back to a page of the desk. */
export function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store' },
  })
}

function toStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) return controller.close()
      controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
