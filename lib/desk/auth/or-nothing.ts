import { isAPIError } from 'better-auth/api'

/** What the sign-in library gives; nothing when it refuses, which it says by what it throws. */
export async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isAPIError(error)) return undefined
    throw error
  }
}
