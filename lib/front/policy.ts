const shared = [
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

// Where people write what nobody else is to read (W4): no script and no form of such a page can send anything, not even home.
const writingPage = /^\/worksheets\/[^/]+\/?$/
const silent: Readonly<Record<string, string>> = {
  "connect-src 'self'": "connect-src 'none'",
  "form-action 'self'": "form-action 'none'",
}

/** The content security policy of a page whose scripts carry this nonce (CSP level 3): nothing inline, nothing from elsewhere (V6, T66, T70). */
export function pagePolicy(nonce: string, path: string): string {
  const rules = writingPage.test(path) ? shared.map(rule => silent[rule] ?? rule) : shared
  return ["default-src 'none'", `script-src 'nonce-${nonce}' 'strict-dynamic'`, ...rules].join('; ')
}

/** The same for a page that carries its styles in one element: these words are allowed, named by their hash, and no others. */
export const allowStyle = (policy: string, styleSource: string): string =>
  policy.replace("style-src 'self'", `style-src 'self' ${styleSource}`)

/** The same while developing, where the tool compiles in the browser and writes style elements. */
export function developmentPolicy(nonce: string): string {
  const [, ...rest] = shared
  const loose = [
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
  ]
  return ["default-src 'none'", ...loose, ...rest].join('; ')
}

/** For a page that no script of ours belongs to: refusals, and whatever is shown without a nonce. */
export const scriptlessPolicy = ["default-src 'none'", ...shared].join('; ')

/** For everything that is not a page: should a browser show it as one, it may do nothing. */
export const inertPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

/** For PDF: a browser shows it by a page of its own, which a stricter policy would leave blank. */
export const framePolicy = "frame-ancestors 'none'"
