import { PlainList } from './plain-list'

/** The pages above this one, from the widest down. */
export function Crumbs({ steps }: { steps: readonly { name: string; path: string }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <PlainList ordered className="eyebrow topic-links">
        {steps.map(({ name, path }) => (
          <li key={path}>
            <a className="plain" href={path}>
              {name}
            </a>
          </li>
        ))}
      </PlainList>
    </nav>
  )
}
