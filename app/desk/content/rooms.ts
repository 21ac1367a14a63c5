import { deskPaths } from '#lib/desk/paths.ts'

/** Where content is written and published. */
export const CONTENT_ROOMS = [
  [deskPaths.files, 'desk.files.title'],
  [deskPaths.newText, 'desk.files.new'],
  [deskPaths.pictures, 'desk.pictures.title'],
  [deskPaths.words, 'desk.files.words'],
  [deskPaths.facts, 'desk.facts.title'],
  [deskPaths.changes, 'desk.changes.title'],
  [deskPaths.contentHelp, 'desk.help.title'],
] as const
