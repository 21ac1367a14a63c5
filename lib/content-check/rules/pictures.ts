import { MAX_PICTURE_BYTES } from '#lib/guides/pictures.ts'
import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'

/**
 * Each picture has its file, its size, its rights and its words, is small, still, and without the
 * place where it was taken; each file has a record; each record is shown.
 */
export function checkPictures(content: Content): Finding[] {
  const { records, files } = content.pictures
  const shown = new Set(
    textsOf(content)
      .flatMap(({ parts }) => parts?.tags ?? [])
      .flatMap(({ name, attributes }) => (name === 'Picture' ? (attributes.get('id') ?? []) : [])),
  )
  return [
    ...records.list.flatMap(({ data, path, line }): Finding[] => {
      const { id, width, height } = data
      const file = files.find((one) => one.id === id)
      const said: Said[] = []
      if (!file) said.push(say('picture-file-missing', { file: `pictures/${id}.webp` }))
      else if (file.head && (file.head.width !== width || file.head.height !== height)) {
        said.push(
          say('picture-size', { id, width: `${file.head.width}`, height: `${file.head.height}` }),
        )
      }
      const unused: Finding[] = shown.has(id)
        ? []
        : [
            {
              path,
              line,
              ...say('picture-unused', { id, tag: `<Picture id="${id}" />` }),
              level: 'warning',
            },
          ]
      return [...said.map((one): Finding => ({ path, line, ...one, level: 'error' })), ...unused]
    }),
    ...files.flatMap(({ id, path, size, head }) =>
      [
        ...(records.ids.has(id) ? [] : [say('picture-unlisted', { id })]),
        ...(head ? [] : [say('picture-not-webp')]),
        ...(size > MAX_PICTURE_BYTES ? [tooLarge(id, size)] : []),
        ...(head?.isAnimated ? [say('picture-moves', { id })] : []),
        ...(head?.hasMetadata ? [say('picture-metadata', { id })] : []),
      ].map((said): Finding => ({ path, line: 1, ...said, level: 'error' })),
    ),
  ]
}

function tooLarge(id: string, size: number): Said {
  const most = Math.floor(MAX_PICTURE_BYTES / 1000)
  return say('picture-large', { id, kilobytes: `${Math.ceil(size / 1000)}`, most: `${most}` })
}
