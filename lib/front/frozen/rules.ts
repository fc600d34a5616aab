import { routes } from '@/lib/routes'

export const rulesPath = '/rules.json'

/** The policy of a page without scripts: letters, styles and pictures of our own, forms that lead to ourselves, and its own style element. */
export const frozenPolicy = (styleSource: string): string =>
  [
    "default-src 'none'",
    `style-src 'self' ${styleSource}`.trim(),
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

// Never an article: fetched ahead it is no read, and opened from there it would ask nobody again, so it would never be counted
// (S5). Never booking or signing in either, which give the browser a cookie when they are opened.
const ahead = [
  routes.home,
  routes.articles,
  routes.topic('*'),
  routes.path('*'),
  routes.team,
  routes.therapist('*'),
  routes.services,
  routes.service('*'),
  routes.fees,
  routes.firstVisit,
  routes.questions,
  routes.helpNow,
]

/**
 * Which pages a browser may fetch when somebody is about to follow a link (speculation rules, `application/speculationrules+json`):
 * only such as are the same for everybody and change nothing by being fetched.
 */
export const speculationRules = JSON.stringify({
  prefetch: [{ where: { href_matches: ahead }, eagerness: 'moderate' }],
})
