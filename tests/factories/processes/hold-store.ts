// Holds the write lock of a SQLite store until it is told to let go, as a backup tool or a hung
// process would.
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'

const [file = ''] = process.argv.slice(2)
const database = new DatabaseSync(file)
database.exec('begin exclusive')
process.stdout.write('held\n')
await once(process.stdin, 'data')
process.stdin.destroy()
database.exec('rollback')
process.stdout.write('free\n')
database.close()
