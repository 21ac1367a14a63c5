import { connectOnce } from '#lib/store/database/postgres.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'

/** Resolves if PostgreSQL answers; otherwise rejects with a `FatalError`. Changes nothing there. */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  try {
    await connectOnce(databaseUrl)
  } catch (error) {
    throw new FatalError(
      `DATABASE_URL: the store cannot be opened: ${errorMessage(error)}. Nothing was built.`,
    )
  }
}
