import { describe, expect, it } from 'vitest'
import { explainXmlFault, isTolerableXmlFault } from '../../../../src/cli/import/xml/xml-faults.ts'

describe('a fault of XML', () => {
  it.each([
    ['undefined entity.', true],
    ['malformed character entity.', true],
    ['the string "]]>" is disallowed in char data.', true],
    ['unexpected close tag.', false],
  ])('may be harmless: %s', (message, expected) => expect(isTolerableXmlFault(message)).toBe(expected))

  const element = (name: string, line: number) => ({ name, line })
  const textAfterEnd =
    'contains more text after the end of its XML: delete everything after the first </rss>, or move it to a file of its own'

  it.each([
    [
      'unclosed tag: a',
      element('a', 3),
      null,
      'was cut short within the <a> on line 3: copy or download the file again, or export the site again',
    ],
    [
      'unexpected close tag.',
      null,
      element('b', 4),
      'is not valid XML, since the end tag on this line does not match the <b> on line 4: write the missing </b>, delete an end tag without a start tag, or export the site again',
    ],
    ['documents may contain only one root.', null, element('rss', 2), textAfterEnd],
    ['an XML declaration must be at the start of the document.', null, element('rss', 2), textAfterEnd],
    [
      'an XML declaration must be at the start of the document.',
      element('item', 9),
      element('title', 9),
      'has text before an XML declaration (<?xml … ?>) on this line: delete what comes before it if it is that of the file, or write &lt;?xml within a text, or export the site again',
    ],
    [
      'document must contain a root element.',
      null,
      null,
      'contains no XML elements: copy or download the file again, or export the site again',
    ],
    [
      'text data outside of root node.',
      null,
      null,
      'contains text outside its XML elements: delete the text on this line, or export the site again',
    ],
    [
      'unclosed tag: a',
      null,
      null,
      'is not valid XML on this line: correct the line (write &lt; for a < within a text), or export the site again',
    ],
    [
      'anything',
      element('a', 3),
      element('b', 4),
      'is not valid XML on this line: correct the line (write &lt; for a < within a text), or export the site again',
    ],
  ])('is explained: %s', (message, open, closed, expected) =>
    expect(explainXmlFault(message, open, closed)).toBe(expected),
  )
})
