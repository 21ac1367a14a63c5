import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'

/** Adds the settings of a `.env` file, when there is one, to those of the environment, which win. */
export function readEnvFile(file = '.env'): void {
  if (existsSync(file)) loadEnvFile(file)
}
