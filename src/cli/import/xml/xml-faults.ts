import { copyAgainRemedy } from '../source/damage-error.ts'

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

const copyOrExportRemedy = `${copyAgainRemedy}, or export the site again`
const textAfterEndReason =
  'contains more text after the end of its XML: delete everything after the first </rss>, or move it to a file of its own'
const messagesAfterEnd = [
  'documents may contain only one root.',
  'an XML declaration must be at the start of the document.',
]
const explanationByMessage: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'document must contain a root element.': `contains no XML elements: ${copyOrExportRemedy}`,
    'text data outside of root node.':
      'contains text outside its XML elements: delete the text on this line, or export the site again',
    'an XML declaration must be at the start of the document.':
      'has text before an XML declaration (<?xml … ?>) on this line: delete what comes before it if it is that of the file, or write &lt;?xml within a text, or export the site again',
  }),
)
const defaultExplanation =
  'is not valid XML on this line: correct the line (write &lt; for a < within a text), or export the site again'

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
    return `was cut short within the <${openElement.name}> on line ${openElement.line}: ${copyOrExportRemedy}`
  if (message === 'unexpected close tag.' && lastClosedElement)
    return `is not valid XML, since the end tag on this line does not match the <${lastClosedElement.name}> on line ${lastClosedElement.line}: write the missing </${lastClosedElement.name}>, delete an end tag without a start tag, or export the site again`
  if (messagesAfterEnd.includes(message) && openElement === null && lastClosedElement?.name === 'rss')
    return textAfterEndReason
  return explanationByMessage.get(message) ?? defaultExplanation
}
