import { resolve } from 'node:path'
import proxyAddr from 'proxy-addr'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)

/** What each setting may be, in words for the sentence that stops a start. */
const ALLOWED: Record<string, string> = {
  PORT: 'a whole number from 0 to 65535',
  HOST: 'a host name or an address',
  SITE_URL: 'an origin such as https://guide.example, without a path',
  DATA_DIR: 'a folder that can be written',
  DATABASE_URL: 'postgres://… or nothing',
  SMTP_URL: 'smtp://… or smtps://… or nothing',
  MAIL_FROM: 'a sender such as WE Guide <guide@example.org>',
  EDITORS: 'e-mail addresses separated by commas',
  SITE_SECRET: 'at least 32 characters',
  WORKERS: 'a whole number from 1 to 64',
  TODAY: 'a day as YYYY-MM-DD, or nothing',
  METRICS_TOKEN: 'at least 16 characters, or nothing',
  TRUST_PROXY:
    'names and networks such as loopback, uniquelocal, 10.0.0.0/8, separated by commas, or the number of proxies',
  KEEP_ALIVE: 'a whole number of seconds from 1 to 3600',
  CSP_REPORTS: 'an address such as https://reports.example/csp, or nothing',
}

const mailAddress = /^[^\s<>@]+@[^\s<>@]+$/

function isMailbox(value: string): boolean {
  const address = /<([^<>]+)>\s*$/.exec(value)?.[1] ?? value
  return mailAddress.test(address.trim()) && !/[\r\n]/.test(value)
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '')
}

/** Which peers are proxies: addresses and networks, or how many hops before the site are. */
export type TrustedProxies = string[] | number

function trustedProxies(value: string): TrustedProxies | undefined {
  const given = value.trim()
  if (/^\d{1,2}$/.test(given)) return Number(given)
  const networks = given.split(',').map((network) => network.trim())
  try {
    proxyAddr.compile(networks)
    return networks
  } catch {
    return undefined
  }
}

const settings = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    SITE_URL: z
      .string()
      .refine(isOrigin)
      .transform((value) => new URL(value).origin)
      .optional(),
    DATA_DIR: z.string().min(1).default('./data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//)
      .optional(),
    MAIL_FROM: z.string().refine(isMailbox).default('WE Guide <guide@localhost>'),
    EDITORS: z
      .string()
      .default('')
      .transform((list) => list.split(',').map((entry) => entry.trim().toLowerCase()))
      .transform((list) => list.filter(Boolean))
      .refine((list) => list.every((entry) => mailAddress.test(entry))),
    SITE_SECRET: z.string().min(32).optional(),
    WORKERS: z.coerce.number().int().min(1).max(64).default(1),
    TODAY: z.iso.date().optional(),
    METRICS_TOKEN: z.string().min(16).optional(),
    TRUST_PROXY: z
      .string()
      .default('loopback')
      .transform((value, context) => {
        const trusted = trustedProxies(value)
        if (trusted === undefined) context.addIssue({ code: 'custom' })
        return trusted ?? []
      }),
    KEEP_ALIVE: z.coerce.number().int().min(1).max(3600).default(65),
    CSP_REPORTS: z
      .string()
      .regex(/^https?:\/\/[^\s;,'"]+$/)
      .refine((address) => URL.canParse(address))
      .optional(),
  })
  .transform((read) => ({
    ...read,
    DATA_DIR: resolve(read.DATA_DIR),
    SITE_URL: read.SITE_URL ?? `http://localhost:${read.PORT}`,
  }))

export type Env = z.infer<typeof settings>

/** A setting that cannot be used; the message is the whole sentence for the operator. */
export class SettingError extends Error {}

/**
 * The settings out of an environment. An empty value counts as unset. Throws a
 * `SettingError` that names the first wrong setting, what was read and what is allowed.
 */
export function parseEnv(environment: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  const name = String(parsed.error.issues[0]?.path[0])
  const read =
    /SECRET|TOKEN|URL$|REPORTS$/.test(name) && name !== 'SITE_URL'
      ? 'the value given'
      : `“${given[name]}”`
  throw new SettingError(`${name}: ${read} cannot be used; allowed is ${ALLOWED[name]}.`)
}

let parsed: Env | undefined

/** The process's settings, parsed once. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}
