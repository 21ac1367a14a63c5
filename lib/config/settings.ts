import { join, resolve } from 'node:path'
import proxyAddr from 'proxy-addr'
import { z } from 'zod'
import { isMailAddress, mailbox, toAsciiSender } from './mailbox.ts'

const port = z.coerce.number().int().min(0).max(65535)

/** The allowed values of each setting, for error messages. */
const ALLOWED: Record<string, string> = {
  PORT: 'a whole number from 0 to 65535',
  HOST: 'a host name or an address',
  SITE_URL: 'an origin such as https://guide.example or https://гид.қаз, without a path',
  DATA_DIR: 'a folder that can be written',
  DATABASE_URL: 'postgres://… or nothing',
  SMTP_URL: 'smtp://… or smtps://… or nothing',
  MAIL_FROM: 'a sender such as WE Guide <guide@example.org>, Latin letters before the @',
  EDITORS: 'e-mail addresses separated by commas, Latin letters before each @',
  SITE_SECRET: 'at least 32 characters',
  WORKERS: 'a whole number from 1 to 64',
  TODAY: 'a day as YYYY-MM-DD, or nothing',
  METRICS_TOKEN: 'at least 16 characters, or nothing',
  TRUST_PROXY:
    'names and networks such as loopback, uniquelocal, 10.0.0.0/8, separated by commas, or the number of proxies',
  KEEP_ALIVE: 'a whole number of seconds from 1 to 3600',
  MAILS_PER_HOUR: 'a whole number from 1, or nothing',
  BOUNCES_URL: 'imaps://user:password@host/FOLDER or imap://…, or nothing',
  MAIL_REPORTS_SECRET: 'at least 32 characters, or nothing',
  LETTER_REVIEW: 'one or two',
  DKIM_KEY_FILE: 'the path of a private key in PEM form, set together with DKIM_SELECTOR',
  DKIM_SELECTOR: 'a name such as mail2026, set together with DKIM_KEY_FILE',
  MIN_FREE_SPACE: 'a whole number of megabytes, or 0',
  BACKUP_AT: 'a time in Almaty such as 03:10, or off',
  BACKUP_DIR: 'a folder that can be written',
  BACKUP_HOOK: 'a command, or nothing',
  WARM_UP: 'on or off',
  CONTENT_INTERVAL: 'a whole number of seconds from 1 to 3600',
  REVIEW: 'one (an editor publishes alone) or two (a second editor says yes first)',
  CONTENT_GIT:
    'a git remote and, after a #, its branch: git@host.example:content.git#main; or nothing',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'an address such as http://localhost:4318, or nothing',
  CSP_REPORTS: 'an address such as https://reports.example/csp, or nothing',
}

/** An origin, internationalized or not, without a path; `new URL` gives its ASCII form. */
function isOrigin(value: string): boolean {
  return /^https?:\/\/[^\s/?#\\@]+\/?$/i.test(value) && URL.canParse(value)
}

/** The trusted proxies: addresses and networks, or the number of proxies in front of the site. */
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
    MAIL_FROM: z
      .string()
      .transform((sender) => toAsciiSender(sender))
      .pipe(z.string())
      .default('WE Guide <guide@localhost>'),
    EDITORS: z
      .string()
      .default('')
      .transform((list) => list.split(',').map((entry) => mailbox(entry).toLowerCase()))
      .transform((list) => list.filter(Boolean))
      .refine((list) => list.every((entry) => isMailAddress(entry, { allowHost: true }))),
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
    MAILS_PER_HOUR: z.coerce.number().int().min(1).optional(),
    BOUNCES_URL: z
      .string()
      .regex(/^imaps?:\/\/[^\s/]+/)
      .refine((address) => URL.canParse(address))
      .optional(),
    MAIL_REPORTS_SECRET: z.string().min(32).optional(),
    LETTER_REVIEW: z.enum(['one', 'two']).default('one'),
    DKIM_KEY_FILE: z.string().min(1).optional(),
    DKIM_SELECTOR: z
      .string()
      .regex(/^[a-z\d](?:[a-z\d.-]{0,61}[a-z\d])?$/i)
      .optional(),
    MIN_FREE_SPACE: z.coerce.number().int().min(0).max(1_000_000_000).default(200),
    BACKUP_AT: z.union([z.literal('off'), z.iso.time({ precision: -1 })]).default('03:10'),
    BACKUP_DIR: z.string().min(1).optional(),
    BACKUP_HOOK: z.string().min(1).optional(),
    WARM_UP: z.enum(['on', 'off']).default('on'),
    CONTENT_INTERVAL: z.coerce.number().int().min(1).max(3600).default(10),
    REVIEW: z.enum(['one', 'two']).default('one'),
    CONTENT_GIT: z
      .string()
      .regex(/^[^\s#-][^\s#]*(?:#[A-Za-z0-9][\w./-]*)?$/)
      .transform((value) => {
        const [url = '', branch = 'main'] = value.split('#')
        return { url, branch }
      })
      .optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    CSP_REPORTS: z
      .string()
      .regex(/^https?:\/\/[^\s;,'"]+$/)
      .refine((address) => URL.canParse(address))
      .optional(),
  })
  .transform((read) => ({
    ...read,
    DATA_DIR: resolve(read.DATA_DIR),
    BACKUP_DIR: resolve(
      /* turbopackIgnore: true */ read.BACKUP_DIR ?? join(read.DATA_DIR, 'backups'),
    ),
    SITE_URL: read.SITE_URL ?? `http://localhost:${read.PORT}`,
  }))

export type Env = z.infer<typeof settings>

/** An invalid setting. The message is a complete sentence for the operator. */
export class SettingError extends Error {}

/**
 * Parses the settings from environment variables. An empty value counts as unset.
 *
 * @throws SettingError that names the first invalid setting, its value and the allowed values
 */
export function parseEnv(environment: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  const name = String(parsed.error.issues[0]?.path[0])
  const read =
    /SECRET|TOKEN|URL$|REPORTS$|GIT$/.test(name) && name !== 'SITE_URL'
      ? 'the value given'
      : `“${given[name]}”`
  throw new SettingError(`${name}: ${read} cannot be used; allowed is ${ALLOWED[name]}.`)
}

let parsed: Env | undefined

/** The settings of this process, parsed once. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}
