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
export const isTolerableXmlFault = (message: string): boolean => tolerableMessages.has(message)

const explanations: ReadonlyMap<string, string> = new Map([
  ['document must contain a root element.', 'contains no XML: export the site again'],
  [
    'text data outside of root node.',
    'contains text outside all elements, so it is not XML or was cut short: export the site again',
  ],
])

/** Explains an error of saxes with the open element and the last closed one. */
export function explainXmlFault(
  message: string,
  open: OpenElement | null,
  closed: OpenElement | null,
): string {
  if (message.startsWith('unclosed tag') && open)
    return `was cut short, since it ends within the <${open.name}> on line ${open.line}: export the site again`
  if (message === 'unexpected close tag.' && closed)
    return `is not valid XML, since the <${closed.name}> on line ${closed.line} is not closed: close it, or export the site again`
  return explanations.get(message) ?? 'is not valid XML on this line: correct it, or export the site again'
}
