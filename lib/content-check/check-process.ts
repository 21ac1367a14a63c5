// A process of its own for the editing room (`lib/publishing/check`): it checks the content as it would
// be with some files changed, neither stopping the site that serves readers nor staying in its memory.
// What has not changed since the last check is not parsed again. Ends when its parent does.
import { z } from 'zod'
import { checkContent } from './content-check.ts'
import { readCode } from './read/read-code.ts'
import { readContent } from './read/read-content.ts'

const request = z.object({
  id: z.number(),
  dir: z.string(),
  day: z.string(),
  files: z.array(z.tuple([z.string(), z.string().nullable()])),
})

const code = readCode(process.cwd())

process.on('message', (message) => {
  const { id, dir, day, files } = request.parse(message)
  try {
    const findings = checkContent(readContent(dir, code, new Map(files)), day)
    process.send?.({ id, findings })
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) })
  }
})

process.on('disconnect', () => process.exit(0))
