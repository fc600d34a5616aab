import { Fragment } from 'react'
import { type Block, parseBlocks, parseSpans, type Span } from './words-blocks'

/** Words that staff or content files wrote in simple Markdown, as elements. Text stays text, whatever is in it. */
export function Words({ text }: { text: string }) {
  return keyed(parseBlocks(text)).map(([key, block]) => <BlockWords key={key} block={block} />)
}

/** One line or paragraph of such words, without a paragraph around it. */
export function LineWords({ text }: { text: string }) {
  return <Spans spans={parseSpans(text)} />
}

function BlockWords({ block }: { block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        <LineWords text={block.text} />
      </p>
    )
  }
  if (block.kind === 'heading') {
    const Heading = block.depth === 2 ? 'h2' : 'h3'
    return (
      <Heading>
        <LineWords text={block.text} />
      </Heading>
    )
  }
  const List = block.ordered ? 'ol' : 'ul'
  return (
    <List>
      {keyed(block.entries).map(([key, entry]) => (
        <li key={key}>
          <LineWords text={entry} />
        </li>
      ))}
    </List>
  )
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return keyed(spans).map(([key, span]) => <SpanWords key={key} span={span} />)
}

function SpanWords({ span }: { span: Span }) {
  if (span.kind === 'text') return <Fragment>{span.text}</Fragment>
  const inside = <Spans spans={span.spans} />
  if (span.kind === 'link') return <a href={span.href}>{inside}</a>
  return span.kind === 'strong' ? <strong>{inside}</strong> : <em>{inside}</em>
}

// The order of words never changes while they are on the page, so a place in it is a name.
function keyed<T>(parts: readonly T[]): [number, T][] {
  return parts.map((part, place) => [place, part])
}
