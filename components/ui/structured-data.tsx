import { jsonForScript } from './json-for-script'

/** What a page is about, for machines (JSON-LD): data, which a browser never runs and no policy of scripts concerns. */
export function StructuredData({ of }: { of: object }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped for this very place; as a child React would write entities, which scripts do not read
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(of) }} />
}
