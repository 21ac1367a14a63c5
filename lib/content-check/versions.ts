import type { Content } from './content.ts'

/** Lists the current version of every guide, and the version that each translation is based on. */
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
