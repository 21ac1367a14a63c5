/** Unusual and malicious input; the site must show all of it unchanged. */
export const HOSTILE_TEXTS: [what: string, text: string][] = [
  ['Kazakh letters', 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі'],
  ['quotes of every kind', `'" \`«»„“”‘’ ' or '1'='1`],
  ['emoji and joined emoji', '🇰🇿 👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈'],
  ['line breaks and tabs', 'бір\nекі\n\n\tүш\n'],
  ['spaces at both ends', '  орта  '],
  ['HTML', '<script>alert(1)</script> &amp; <b>'],
  ['SQL', `Robert'); drop table recommendations;--`],
  ['a formula', '=HYPERLINK("http://example.org","x")'],
  ['JSON and backslashes', '{"a":["\\n","\\\\"]} \\u0000 %00 $& $1 ?'],
  ['combining signs, not composed', 'e\u0301 и\u0306'],
  ['right to left', 'שלום مرحبا \u202eabc'],
  ['signs beyond the basic plane', '𐰴𐰀𐰔𐰴 𝕏'],
  ['a long text', 'ұ'.repeat(10_000)],
]
