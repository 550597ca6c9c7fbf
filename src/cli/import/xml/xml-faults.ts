/** An element, with the line of its start tag. */
export interface XmlElement {
  name: string
  /** Number of the line on which its start tag ends. */
  line: number
}

const tolerableSaxesMessages = new Set([
  'undefined entity.',
  'malformed character entity.',
  'the string "]]>" is disallowed in char data.',
])

/** True for an error message from saxes after which parsing can continue. */
export const isTolerableXmlFault = (message: string): boolean => tolerableSaxesMessages.has(message)

const explanationByMessage: ReadonlyMap<string, string> = new Map([
  ['document must contain a root element.', 'contains no XML: export the site again'],
  [
    'text data outside of root node.',
    'contains text outside all elements, so it is not XML or was cut short: export the site again',
  ],
])

/**
 * Converts an error message from saxes to a reason with a remedy. Names the element that is cut short or not
 * closed, if that is the error.
 */
export function explainXmlFault(
  message: string,
  openElement: XmlElement | null,
  lastClosedElement: XmlElement | null,
): string {
  if (message.startsWith('unclosed tag') && openElement)
    return `was cut short, since it ends within the <${openElement.name}> on line ${openElement.line}: export the site again`
  if (message === 'unexpected close tag.' && lastClosedElement)
    return `is not valid XML, since the <${lastClosedElement.name}> on line ${lastClosedElement.line} is not closed: close it, or export the site again`
  return (
    explanationByMessage.get(message) ?? 'is not valid XML on this line: correct it, or export the site again'
  )
}
