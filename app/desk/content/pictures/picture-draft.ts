/** Under which name the form of a new picture is kept while something in it is wrong. */
export const PICTURE_DRAFT = 'desk-picture'
