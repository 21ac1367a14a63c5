import type { DiffBlock } from '#lib/publishing/editing/original-since.ts'

/** Changed places of a text as differences of words. */
export function Differences({ blocks, lang }: { blocks: DiffBlock[]; lang: string }) {
  return (
    <ul lang={lang} className="grid gap-3">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places keep their order.
        <li
          key={index}
          className="whitespace-pre-wrap border-line border-s-4 ps-3 [overflow-wrap:anywhere]"
        >
          {block.map(({ words, kind }, part) => {
            if (kind === 'added')
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order.
              return (
                <ins key={part} className="bg-sky-wash">
                  {words}
                </ins>
              )
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order.
            if (kind === 'removed')
              return (
                <del key={part} className="text-soft">
                  {words}
                </del>
              )
            return words
          })}
        </li>
      ))}
    </ul>
  )
}
