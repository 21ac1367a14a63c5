/** Escapes text so that Markdown shows it literally. */
export function plain(words: string): string {
  return words.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`)
}

/** A Markdown link, or only the text if there is no URL. */
export function link(words: string, url: string | undefined): string {
  return url ? `[${plain(words)}](<${url}>)` : plain(words)
}

/** Formats blocks as a block quote. */
export function quote(blocks: string): string {
  return blocks
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Formats blocks as a list item with this marker. */
export function item(marker: string, blocks: string): string {
  const indent = ' '.repeat(marker.length)
  return marker + blocks.replaceAll(/\n(?=.)/g, `\n${indent}`)
}
