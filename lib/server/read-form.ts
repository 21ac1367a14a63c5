import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

export type Field = [name: string, value: string]

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i
const MULTIPART = /^multipart\/form-data\s*(;|$)/i
const TEXT = /^text\/plain\s*(;|$)/i
const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i

/**
 * The fields of a posted form, in their order; none for a server action that is called with
 * arguments of another kind. 415 for a content type that no form of ours has, 400 for a body that
 * breaks off, does not follow its type, or calls an action with what none takes.
 *
 * @param isDesk whether the desk was asked, whose sign-in by passkey calls actions with JSON
 */
export async function readForm(
  req: IncomingMessage,
  body: Buffer,
  isDesk: boolean,
): Promise<Field[] | 400 | 415> {
  const type = req.headers['content-type'] ?? ''
  const isCall = req.headers['next-action'] !== undefined
  if (isCall && TEXT.test(type)) return isDesk && readArguments(body.toString()) ? [] : 400
  if (!FORM.test(type)) return 415
  if (isCall && !MULTIPART.test(type)) return 400
  const fields = await parseForm(type, body)
  if (!fields) return 400
  if (isCall && !isOneForm(readArguments(fields.find(([name]) => name === '0')?.[1]))) return 400
  return fields.every(isReadableAction) ? fields : 400
}

/** The fields that a body holds, as far as they can be read, whatever its type is. */
export async function salvageFields(type: string, body: Buffer): Promise<Field[]> {
  if (FORM.test(type)) return (await parseForm(type, body)) ?? []
  const text = body.toString()
  if (JSON_TYPE.test(type)) {
    const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(text)).data ?? {}
    return Object.entries(parsed).flatMap(([name, value]): Field[] =>
      typeof value === 'string' ? [[name, value]] : [],
    )
  }
  // HTML, 4.10.22.8: `text/plain` has a line `name=value` for each field.
  if (!TEXT.test(type)) return [...new URLSearchParams(text)]
  return text.split(/\r\n/).flatMap((line): Field[] => {
    const end = line.indexOf('=')
    return end > 0 ? [[line.slice(0, end), line.slice(end + 1)]] : []
  })
}

async function parseForm(type: string, body: Buffer): Promise<Field[] | undefined> {
  try {
    const parsed = new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
    return [...(await parsed.formData())].flatMap(([name, value]): Field[] =>
      typeof value === 'string' ? [[name, value]] : [],
    )
  } catch {
    return undefined
  }
}

/** Whether a hidden field that names an action for Next can be read by it at all. */
function isReadableAction([name, value]: Field): boolean {
  return !/^\$ACTION_\w+:0$/.test(name) || parseJson(value) !== undefined
}

/** Whether an action is called with one form, as all of ours are but for the passkeys'. */
function isOneForm(given: unknown[] | undefined): boolean {
  return given?.length === 1 && /^\$K[\da-f]+$/.test(String(given[0]))
}

/** How React writes a whole form among arguments (`$K1`), or what is undefined. */
const REFERENCE = /^\$(K[\da-f]+$|undefined$|\$)/

const argument: z.ZodType = z.lazy(() =>
  z.union([
    z.string().refine((text) => !text.startsWith('$') || REFERENCE.test(text)),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(argument),
    z.record(z.string(), argument),
  ]),
)

/** The arguments of a called action; undefined when React could not read them. */
function readArguments(text: string | undefined): unknown[] | undefined {
  return z.array(argument).safeParse(parseJson(text ?? '')).data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
