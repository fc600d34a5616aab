import createMDX from '@next/mdx'

const yearInSeconds = 31_536_000

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Developing writes no files of its own into the project.
  agentRules: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Put into the code of each route a package would be read, and held, as often as there are kinds of routes (decision 025).
  serverExternalPackages: [
    '@mdx-js/mdx',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'feed',
    'github-slugger',
    'ical-generator',
    'minisearch',
    'nodemailer',
    'otplib',
    'pdfkit',
    'pg',
    'pino',
    'qrcode',
    'rehype-slug',
    'remark-frontmatter',
    'remark-gfm',
    'temporal-polyfill',
    'yaml',
    'zod',
  ],
  // A build is made beside the one in use and takes its place when it is whole.
  distDir: process.env.BUILD_FOLDER ?? '.next',
  // Types are checked with everything else by `npm test`: a fault in a test file must not keep the site from starting.
  typescript: { ignoreBuildErrors: true },
  pageExtensions: ['ts', 'tsx'],
  // Titles belong in the head for every reader, not only for the crawlers that Next knows by name.
  htmlLimitedBots: /.*/,
  turbopack: { root: import.meta.dirname },
  async redirects() {
    return [
      { source: '/blog', destination: '/articles', permanent: true },
      // The shelves have pages, the room they stand in is the journal.
      { source: '/topics', destination: '/articles', permanent: true },
      { source: '/paths', destination: '/articles', permanent: true },
      { source: '/blog/:slug', destination: '/articles/:slug', permanent: true },
    ]
  },
  async headers() {
    return [
      {
        source: '/fonts/:file*.woff2',
        headers: [{ key: 'Cache-Control', value: `public, max-age=${yearInSeconds}, immutable` }],
      },
    ]
  },
}

const withMDX = createMDX({
  options: {
    remarkPlugins: ['remark-frontmatter', ['remark-mdx-frontmatter', { name: 'front' }], 'remark-gfm'],
    rehypePlugins: ['rehype-slug'],
    remarkRehypeOptions: {
      footnoteLabel: 'Sources',
      footnoteLabelProperties: {},
      clobberPrefix: 'n-',
    },
  },
})

export default withMDX(config)
