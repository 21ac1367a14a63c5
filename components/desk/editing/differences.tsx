import type { DiffBlock, DiffPart } from '#lib/publishing/editing/original-since.ts'

/** Changed places of a text as differences of words. */
export function Differences({ blocks, lang }: { blocks: DiffBlock[]; lang: string }) {
  return (
    <ul lang={lang} className="grid gap-3">
      {keyed(blocks).map(([key, block]) => (
        <li
          key={key}
          className="whitespace-pre-wrap border-line border-s-4 ps-3 [overflow-wrap:anywhere]"
        >
          {keyed(block).map(([part, one]) => (
            <Part key={part} {...one} />
          ))}
        </li>
      ))}
    </ul>
  )
}

function Part({ words, kind }: DiffPart) {
  if (kind === 'added') return <ins className="bg-sky-wash">{words}</ins>
  if (kind === 'removed') return <del className="text-soft">{words}</del>
  return <span>{words}</span>
}

/** The places of a text keep their order, so that it can be their key. */
function keyed<T>(list: T[]): [key: string, one: T][] {
  return list.map((one, index) => [String(index), one])
}
