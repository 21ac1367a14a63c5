/** Prints the URL of the site; without `SITE_URL`, the address it listens on. */
export function announce(
  port: number,
  { HOST, SITE_URL }: { HOST: string; SITE_URL: string },
  isPublic: boolean,
): void {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST)
  const address = isPublic ? SITE_URL : `http://${isLocal ? 'localhost' : HOST}:${port}`
  process.stdout.write(`WE Guide is ready at ${address}\n`)
}
