/** The address of a sender such as `WE Guide <guide@example.org>`, without the display name. */
export function mailbox(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim()
}
