/** The size at which pages are shown where they are shared. */
export const SHARE_SIZE = { width: 1200, height: 630 }

/** The paper scheme: a shared picture cannot follow the reader's own. */
export const SHARE_COLOURS = {
  paper: '#fbf8f1',
  leaf: '#f3eee2',
  ink: '#15191c',
  soft: '#444b52',
  line: '#d9d1c0',
  sky: '#085059',
  saffron: '#b26a00',
}
