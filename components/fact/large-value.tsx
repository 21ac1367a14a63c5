/** A value in large letters. A unit of words is set smaller, so that it stays beside its number. */
export function LargeValue({ words }: { words: string }) {
  const [, number, unit] = /^([\d\s.,]*\d)\s(\p{L}{3,}[\p{L}\s]*)$/u.exec(words) ?? []
  if (!number) return words
  return (
    <>
      {number}
      <span className="text-[0.7em]">{`\u00a0${unit}`}</span>
    </>
  )
}
