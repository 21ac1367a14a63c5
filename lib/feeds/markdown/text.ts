/** Words as they stand, whatever signs of Markdown are in them. */
export function plain(words: string): string {
  return words.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`)
}

/** Words that lead to an address, or the bare words where there is none. */
export function link(words: string, url: string | undefined): string {
  return url ? `[${plain(words)}](<${url}>)` : plain(words)
}

/** Blocks as a quotation. */
export function quote(blocks: string): string {
  return blocks
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Blocks as one item of a list, behind its marker. */
export function item(marker: string, blocks: string): string {
  const indent = ' '.repeat(marker.length)
  return marker + blocks.replaceAll(/\n(?=.)/g, `\n${indent}`)
}
