import writeExcelFile from 'write-excel-file/node'

/** What Excel takes in one cell, in UTF-16 units; a longer text makes it call the file damaged. */
const LONGEST_CELL = 32_767

// XML 1.0 has no way to write these, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** A table as an Excel workbook with one sheet. Every cell is text: nothing in it is a formula. */
export async function writeWorkbook(titles: string[], rows: string[][]): Promise<Uint8Array> {
  const cell = (value: string) => ({
    type: String,
    value: value.replace(NOT_IN_XML, '').slice(0, LONGEST_CELL),
    wrap: true,
    alignVertical: 'top' as const,
  })
  const head = titles.map((value) => ({ type: String, value, fontWeight: 'bold' as const }))
  const sheet = [head, ...rows.map((row) => row.map(cell))]
  const options = {
    sheet: 'WE Guide',
    stickyRowsCount: 1,
    columns: titles.map(() => ({ width: 24 })),
  }
  return writeExcelFile(sheet, options).toBuffer()
}
