/** What somebody agrees to who asks for the newsletter. Other words get another version: which one was agreed to is kept with the address. */
export const newsletterConsent = {
  version: '2026-11-22',
  words:
    'Send me an e-mail when there is a new article. My address is kept for this alone, apart from any appointment, and every letter has a link that ends it.',
} as const
