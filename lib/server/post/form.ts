import type { IncomingMessage } from 'node:http'

export type Field = [name: string, value: string]

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i

/**
 * The fields of a posted form, in their order; none for a call by a page's own script that
 * carries its arguments as text. 415 for a type that no form of ours sends, 400 for a body that
 * breaks off or does not follow its type.
 */
export async function readForm(req: IncomingMessage, body: Buffer): Promise<Field[] | 400 | 415> {
  const type = req.headers['content-type'] ?? ''
  if (/^text\/plain\s*(;|$)/i.test(type) && req.headers['next-action']) return []
  if (!FORM.test(type)) return 415
  try {
    const parsed = new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
    const fields = [...(await parsed.formData())].flatMap(([name, value]): Field[] =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    return fields.every(isReadableAction) ? fields : 400
  } catch {
    return 400
  }
}

/** Whether a hidden field that names an action for Next can be read by it at all. */
function isReadableAction([name, value]: Field): boolean {
  if (!/^\$ACTION_\w+:0$/.test(name)) return true
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}
