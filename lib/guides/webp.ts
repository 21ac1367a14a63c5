/** What the head of a WebP file says. */
export type WebpHead = {
  width: number
  height: number
  isAnimated: boolean
  /** Whether it holds EXIF or XMP: cameras write there where a picture was taken. */
  hasMetadata: boolean
}

/**
 * Reads the head of a WebP file (RFC 9649, 2.5 to 2.7); undefined if it is no such file or cut off.
 */
export function readWebp(bytes: Uint8Array): WebpHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 30 || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WEBP') return undefined
  if (view.getUint32(4, true) + 8 > bytes.length) return undefined
  switch (tagAt(view, 12)) {
    case 'VP8 ':
      return plain(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return plain((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X': {
      const flags = view.getUint8(20)
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
        isAnimated: (flags & 0b10) !== 0,
        hasMetadata: (flags & 0b1100) !== 0,
      }
    }
    default:
      return undefined
  }
}

function plain(width: number, height: number): WebpHead {
  return { width, height, isAnimated: false, hasMetadata: false }
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(offset + step)))
}
