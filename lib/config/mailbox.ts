/** The bare address of a sender such as `WE Guide <guide@example.org>`. */
export function mailbox(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim()
}
