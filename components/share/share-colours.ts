/** The size of share images (Open Graph) in pixels. */
export const SHARE_SIZE = { width: 1200, height: 630 }

/** The light colour scheme: an image cannot follow the reader's preference. */
export const SHARE_COLOURS = {
  paper: '#fbf8f1',
  leaf: '#f3eee2',
  ink: '#15191c',
  soft: '#444b52',
  line: '#d9d1c0',
  sky: '#085059',
  saffron: '#b26a00',
}
