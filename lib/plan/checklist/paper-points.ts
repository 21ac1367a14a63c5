/** The papers that go wrong most, each drawn with numbered points. */
export const DRAWN_PAPERS = {
  'criminal-record': { points: 5, facts: { validity: 'criminal-record-validity' } },
  lease: { points: 5, facts: { term: 'housing-min-term' } },
  'bank-certificate': {
    points: 5,
    facts: { amount: 'solvency-amount', validity: 'solvency-validity' },
  },
} as const

export type DrawnPaper = keyof typeof DRAWN_PAPERS
