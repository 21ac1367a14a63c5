// Imports the list whose dry run has ended, saying so before each batch, until it is killed.
import { importTried, workOnImport } from '#lib/desk/subscribers/import-job.ts'
import { openStore } from '#lib/store/connect.ts'

const [id = '', dataDir = '', databaseUrl] = process.argv.slice(2)
const store = await openStore({ dataDir, databaseUrl })
if (!(await importTried(store, id))) throw new Error('There is nothing to import')
const imports = {
  ...store.imports,
  step: (input: Parameters<typeof store.imports.step>[0]) => {
    process.stdout.write('step\n')
    return store.imports.step(input)
  },
}
await workOnImport({ imports }, id)
process.stdout.write('done\n')
