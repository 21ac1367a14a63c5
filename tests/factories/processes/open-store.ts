// Waits for input, so that several processes start at the same moment; then opens the store and
// prints the migrations that it ran.
import { once } from 'node:events'
import { migrateStore } from '#lib/store/connect.ts'

process.stdout.write('waiting\n')
await once(process.stdin, 'data')
process.stdin.destroy()
const [dataDir = '', databaseUrl] = process.argv.slice(2)
const ran = await migrateStore({ dataDir, databaseUrl })
process.stdout.write(`${JSON.stringify(ran)}\n`)
