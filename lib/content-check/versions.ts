import type { Content } from './content.ts'

/** The current version of every guide, and which one each translation carries. */
export function listVersions({ guides }: Content): string {
  return guides
    .flatMap(({ slug, original, translations }) => {
      if (!original) return [`${slug}: no readable original\n`]
      const carried = translations.map(({ text, frontMatter }) => {
        const { version, day } = frontMatter.data.translates
        const state = version === original.version ? 'up to date' : 'behind'
        return `  ${text.locale}  ${version}  ${state}, translated ${day}\n`
      })
      return [`${slug}\n  ${original.text.locale}  ${original.version}  original\n`, ...carried]
    })
    .join('')
}
