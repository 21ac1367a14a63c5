/** What becomes of one file: its text, or `null` when it is removed. */
export type FileEdit = {
  /** The path below the content folder: `facts/money.yml`. */
  path: string
  /** The hash of the file that the edit began from; `''` when there was none. */
  baseHash: string
  /** The text that the edit began from; `null` when there was no file, or its text is not known. */
  baseText: string | null
  text: string | null
}

/** An unpublished edit of one file by one editor. */
export type ContentDraft = FileEdit & {
  /** The editor's address. */
  author: string
  note: string
  updatedAt: Temporal.Instant
  /** One more with each saving, from 1. */
  version: number
}

/** A draft in a list: whose it is, and of what. */
export type DraftEntry = Pick<ContentDraft, 'path' | 'author' | 'note' | 'updatedAt' | 'version'>

/**
 * Where a change of the content stands: waits for a review or for being published; waits for its
 * instant; is published; went back to its author's drafts.
 */
export const CHANGE_STATES = ['review', 'scheduled', 'published', 'withdrawn'] as const

export type ChangeState = (typeof CHANGE_STATES)[number]

/** Edits of one or several files that are published together, with why. */
export type ContentChange = {
  id: string
  state: ChangeState
  author: string
  note: string
  createdAt: Temporal.Instant
  /** The second editor who said yes. */
  approvedBy?: string
  approvedAt?: Temporal.Instant
  /** When it is published by itself. */
  publishAt?: Temporal.Instant
  publishedBy?: string
  publishedAt?: Temporal.Instant
  /** The commit that holds it, where git keeps the history. */
  commit?: string
  /** Why the last try to publish it failed, in plain words. */
  problem?: string
  files: FileEdit[]
}

/** A change in a list, without the texts. */
export type ChangeEntry = Omit<ContentChange, 'files'> & { paths: string[] }

export type ContentDrafts = {
  find(path: string, author: string): Promise<ContentDraft | undefined>
  /** The latest first; of one author or at one path when these are given. */
  list(query?: { author?: string; path?: string }): Promise<DraftEntry[]>
  /**
   * Stores a draft. With `version`, only if the stored one still has that version (0: none is
   * stored); otherwise nothing is stored and the result is undefined.
   *
   * @returns the version that was stored
   */
  save(draft: Omit<ContentDraft, 'version'> & { version?: number }): Promise<number | undefined>
  delete(path: string, author: string): Promise<void>
}

/** Who did it and when, for the audit log. */
export type By = { by: string; at: Temporal.Instant }

export type ContentChanges = {
  /** Makes a change out of edits, and deletes the author's drafts of these files, in one transaction. */
  insert(change: Pick<ContentChange, 'id' | 'note' | 'files'> & By): Promise<void>
  find(id: string): Promise<ContentChange | undefined>
  /**
   * The latest first, by when they were published or made; only those of some states, or that touch
   * a path, when these are given.
   */
  list(query: {
    states?: readonly ChangeState[]
    path?: string
    limit: number
  }): Promise<ChangeEntry[]>
  /** The yes of a second editor; false when it is the author's own, or there is nothing to say it to. */
  approve(id: string, by: By): Promise<boolean>
  /** Has it published at an instant, or (undefined) no longer; false when it is published or withdrawn. */
  schedule(id: string, publishAt: Temporal.Instant | undefined, by: By): Promise<boolean>
  /**
   * Gives the edits back to the author as drafts. `published` when it is too late, `drafted` when the
   * author has begun another draft of one of the files since: nothing is overwritten.
   */
  withdraw(id: string, by: By): Promise<'withdrawn' | 'published' | 'drafted'>
  /** The ids of the scheduled changes whose instant has come, the earliest first. */
  due(at: Temporal.Instant): Promise<string[]>
  /** Keeps why it could not be published; a scheduled one waits for its editor again. */
  setProblem(id: string, problem: string): Promise<void>
  /**
   * Keeps that it is published, and with which texts. The texts are dropped where a commit holds
   * them. False when it was published or withdrawn before.
   */
  setPublished(id: string, files: FileEdit[], commit: string | undefined, by: By): Promise<boolean>
  /** The published edits of a file that were kept in the store, the latest first. */
  versions(
    path: string,
    limit: number,
  ): Promise<(Omit<ContentChange, 'files'> & { file: FileEdit })[]>
}
