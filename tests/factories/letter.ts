import { onTestFinished, vi } from 'vitest'
import { contentFolder } from './content-folder.ts'

/** A letter's file. */
export function letterFile(body: string, subject = 'The fee has changed'): string {
  return `---
subject: ${subject}
preheader: What you pay from this month on.
---
${body}`
}

export const LETTER = '2026-12-01'

const BODY = `## What has changed

You pay **<Fact id="fee-prp" />** now. Read [the guide](/guides/start-here).

- Have the receipt
- Keep it
`

/** A content folder with a letter in every language, in use until the test ends. */
export function withLetter(bodies: Partial<Record<'en' | 'ru' | 'kk', string | null>> = {}): void {
  const files = (['en', 'ru', 'kk'] as const).map((locale): [string, string | null] => {
    const body = bodies[locale] === undefined ? `${BODY}\n${locale}\n` : bodies[locale]
    return [`letters/${LETTER}/${locale}.mdx`, body && letterFile(body, `Subject ${locale}`)]
  })
  const folder = contentFolder(Object.fromEntries(files))
  vi.stubEnv('CONTENT_DIR', folder.dir)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    folder[Symbol.dispose]()
  })
}
