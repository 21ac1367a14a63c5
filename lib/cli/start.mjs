// `npm start` and `npm run dev`: installs what is missing, then hands over to the pinned Node.
import { fileURLToPath } from 'node:url'
import { handOver } from './launch/hand-over.mjs'
import { installMissing } from './launch/install.mjs'
import { serving } from './launch/serving.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dev = process.argv[2] === 'dev'

await installMissing(root)
/** @type {NodeJS.ProcessEnv} */
const given = { ...process.env, NODE_ENV: dev ? 'development' : 'production' }
const { flags, environment } = dev ? { flags: [], environment: given } : serving(root, given)
handOver(root, [...flags, 'lib/cli/start-site.ts', ...process.argv.slice(2)], environment)
