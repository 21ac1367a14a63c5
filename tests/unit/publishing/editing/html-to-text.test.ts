import { expect, it } from 'vitest'
import { htmlToText } from '#components/desk/editing/paste/html-to-text.ts'

const GOOGLE_DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400;">Кому дают ВНЖ</span></h1><p dir="ltr"><span style="font-weight:400;">Обычные слова и </span><span style="font-weight:700;">важные</span><span style="font-style:italic;font-weight:400;"> тихие</span>.</p><ul><li dir="ltr"><p role="presentation"><span style="font-weight:400;">Первое</span></p></li><li dir="ltr"><p role="presentation"><span style="font-weight:400;">Второе</span></p></li></ul><br></b>`

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style><xml><w:WordDocument/></xml></head><body><!--StartFragment--><h2>Fees<o:p></o:p></h2><p class=MsoNormal>You pay <b>1 MCI</b>&nbsp;at a <a href="https://egov.kz/cms/en">bank</a>.<o:p></o:p></p><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Passport</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>Photo</p><p class=MsoNormal>Then wait.</p><!--EndFragment--></body></html>`

it('an article from Google Docs becomes headings, words and a list', () => {
  expect(htmlToText(GOOGLE_DOCS)).toBe(
    '## Кому дают ВНЖ\n\nОбычные слова и **важные** *тихие*.\n\n- Первое\n- Второе',
  )
})

it('an article from Word becomes the same, without its styles and bullets', () => {
  expect(htmlToText(WORD)).toBe(
    '## Fees\n\nYou pay **1 MCI** at a [bank](https://egov.kz/cms/en).\n\n- Passport\n- Photo\n\nThen wait.',
  )
})

it('a table stays a table', () => {
  const html = '<table><tr><th>Paper</th><th>Days</th></tr><tr><td>Visa</td><td>5</td></tr></table>'
  expect(htmlToText(html)).toBe('| Paper | Days |\n| ----- | ---- |\n| Visa  | 5    |')
})

it('nothing that is pasted becomes code, a tag or a script', () => {
  for (const html of [
    '<p>{process.env.SITE_SECRET}</p>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<script>alert(1)</script><p onclick="x()">Words</p>',
    '<iframe src="https://evil.example"></iframe><p>Words</p>',
    '<p>import x from "fs"</p>',
  ]) {
    const text = htmlToText(html)
    expect(text, html).not.toMatch(/^\s*<script|onclick|<iframe|(?<!\\)\{|(?<!\\)<script/m)
  }
})
