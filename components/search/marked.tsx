import type { Piece } from '#lib/search/query/excerpt.ts'

/** A text with the matches of a search marked. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, marked }, index) =>
    marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
      <mark key={index} className="rounded-sm bg-saffron-wash font-semibold text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
