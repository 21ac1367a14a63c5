// `npm start` and `npm run dev`: installs what is missing, then hands over to the pinned Node.
import { fileURLToPath } from 'node:url'
import { handOver } from './hand-over.mjs'
import { installMissing } from './install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dev = process.argv[2] === 'dev'

await installMissing(root)
handOver(root, ['lib/cli/start-site.ts', ...process.argv.slice(2)], {
  ...process.env,
  NODE_ENV: dev ? 'development' : 'production',
})
