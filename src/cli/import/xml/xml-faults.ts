/** An element that is open. */
export interface OpenElement {
  name: string
  /** The line where its start tag ends. */
  line: number
}

const tolerable = new Set([
  'undefined entity.',
  'malformed character entity.',
  'the string "]]>" is disallowed in char data.',
])

/** Whether everything that follows such a fault, as saxes words it, is still where it was meant to be. */
export const isTolerable = (message: string): boolean => tolerable.has(message)

const explanations: ReadonlyMap<string, string> = new Map([
  ['document must contain a root element.', 'holds no XML'],
  ['text data outside of root node.', 'holds text outside of all elements: it is no XML, or was cut'],
])

/** What is wrong, from the words of saxes, the element that was open and the one that was closed last. */
export function explainXmlFault(
  message: string,
  open: OpenElement | null,
  closed: OpenElement | null,
): string {
  if (message.startsWith('unclosed tag') && open)
    return `ends before <${open.name}> of line ${open.line} does: it was cut short`
  if (message === 'unexpected close tag.' && closed)
    return `is not well-formed XML: <${closed.name}> of line ${closed.line} is not closed`
  return explanations.get(message) ?? `is not well-formed XML: ${message.replace(/\.$/, '')}`
}
