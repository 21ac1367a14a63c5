/** Under which name the form of a new fact is kept while something in it is wrong. */
export const NEW_FACT_DRAFT = 'desk-new-fact'
