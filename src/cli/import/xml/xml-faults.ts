/** An open element. */
export interface OpenElement {
  name: string
  /** Line of the end of its start tag. */
  line: number
}

const tolerableMessages = new Set([
  'undefined entity.',
  'malformed character entity.',
  'the string "]]>" is disallowed in char data.',
])

/** True for an error message of saxes after which parsing can continue. */
export const isTolerable = (message: string): boolean => tolerableMessages.has(message)

const explanations: ReadonlyMap<string, string> = new Map([
  ['document must contain a root element.', 'does not contain XML'],
  ['text data outside of root node.', 'contains text outside all elements: it is not XML, or was cut short'],
])

/** Explains an error of saxes with the open element and the last closed one. */
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
