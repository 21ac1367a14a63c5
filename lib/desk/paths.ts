/** The address of each page of the desk. The desk has no language in its addresses. */
export const deskPaths = {
  home: '/desk',
  signIn: '/desk/sign-in',
  sent: '/desk/sign-in/sent',
  enter: '/desk/enter',
  inbox: '/desk/recommendations',
  export: '/desk/recommendations/export',
  recommendation: (reference: string): string => `/desk/recommendations/${reference}`,
  content: '/desk/content',
  links: '/desk/content/links',
  comments: '/desk/content/comments',
  operations: '/desk/operations',
  subscriberExport: '/desk/subscribers/export',
  suspiciousComments: '/desk/content/comments?suspicious=1',
  auditLog: '/desk/audit-log',
  parts: '/desk/parts',
  sessions: '/desk/sessions',
} as const
