/** The draft that says why the last file could not be read. */
export const IMPORT_DRAFT = 'desk-subscriber-import'
