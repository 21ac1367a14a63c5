// Publishes a change and ends itself before a step: `publish-and-die.ts CONTENT DATA CHANGE STEP REMOTE`.
// Prints the number of steps when it was not killed.

import { publishChange } from '#lib/publishing/publish.ts'
import { openStore } from '#lib/store/connect.ts'

const [, , dir = '', dataDir = '', id = '', last = '', url = ''] = process.argv
const store = await openStore({ dataDir })
let steps = 0
const published = await publishChange(
  store,
  {
    dir,
    needsReview: false,
    check: async () => [],
    ...(url && { remote: { url, branch: 'main' } }),
  },
  {
    id,
    by: 'anna@example.org',
    at: Temporal.Now.instant(),
    onStep: async () => {
      steps += 1
      if (steps === Number(last)) process.kill(process.pid, 'SIGKILL')
    },
  },
)
process.stdout.write(JSON.stringify({ steps, outcome: published.outcome }))
await store.close()
