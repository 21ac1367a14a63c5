import type { Repositories } from '#lib/store/store.ts'
import { deleteFilesOfMails } from './mail-file.ts'

const EVER = Temporal.Instant.fromEpochMilliseconds(0)

/**
 * Deletes the files below this machine's data folder of mails that were removed since an instant,
 * on whichever machine: the store says which. Deleting twice does no harm.
 */
export async function deleteRemovedMailFiles(
  { removedMails }: Pick<Repositories, 'removedMails'>,
  dataDir: string,
  since: Temporal.Instant = EVER,
): Promise<void> {
  await deleteFilesOfMails(dataDir, await removedMails.since(since))
}
