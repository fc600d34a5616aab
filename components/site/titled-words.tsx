import { Fragment } from 'react'
import { Words } from '../ui/words'

export type TitledSection = { title: string; text: string }

export function TitledWords({ sections }: { sections: readonly TitledSection[] }) {
  return (
    <>
      {sections.map(section => (
        <Fragment key={section.title}>
          <h2>{section.title}</h2>
          <Words text={section.text} />
        </Fragment>
      ))}
    </>
  )
}
