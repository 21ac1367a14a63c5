// The package has types of its own only for an older version, without `preferred`.
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | string[] | undefined> })
    encodings(available: readonly string[], options: { preferred: readonly string[] }): string[]
    languages(available?: readonly string[]): string[]
    mediaType(available: readonly string[]): string | undefined
  }
}
