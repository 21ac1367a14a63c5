import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'

/** Loads the settings of a `.env` file, if there is one. Environment variables take precedence. */
export function readEnvFile(file = '.env'): void {
  if (existsSync(file)) loadEnvFile(file)
}
