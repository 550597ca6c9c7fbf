import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseWithOffsets } from '../../../../src/cli/content/markdown/parse-with-offsets.ts'
import { dueNumbers } from '../../../support/turns.ts'

/** Lists every node with its position and its own text, except lists and quotations, since a long text divides them. */
function nodesOf(tree: Nodes): string[] {
  const nodes: string[] = []
  visit(tree, (node: Nodes) => {
    if (['root', 'list', 'blockquote'].includes(node.type)) return
    const { start, end } = node.position ?? { start: { line: 0 }, end: { line: 0 } }
    const own = 'value' in node ? node.value : 'label' in node ? node.label : ''
    nodes.push(`${node.type} ${start.line}:${start.offset}-${end.line}:${end.offset} ${own}`)
  })
  return nodes
}

const pieces = [
  '# A ferry stops\n\n',
  'The ferry *between* the two shores stopped [on Monday](/monday "x"), see [the log][log] and [Log].\nIt sails again.\n\n',
  '- one\n- two\n  - three\n\n    more\n  - four\n- five\n\n',
  '3. three\n4. four\n   > quoted\n   > lazily\ncontinued\n\n',
  '> said `one` and\n> - two\n\n',
  '> words\n>\n> > inner\nlazily\n> > - one\n> >\n> >   > deep\n> > - two\n>\n>     code\n>\n> end\n\n',
  '```\n- code\n\n# not a heading\n```\n\n',
  '    indented code\n\n    goes on\n\n',
  '<div>\n<p>html</p>\n</div>\n\n<!-- a\n\nb -->\n\n',
  'Under\n=====\n\nA line  \nwith a break ![view](/a.jpg) &eacute; <https://e.example/>\n***\n',
  '\tTabbed words.\r\n\r\nOf *Windows*.\r\n\r\n',
  '[log]: /log "The log"\n\n',
]

describe('Markdown parsed in parts', () => {
  it('has the nodes of the whole, at their places', () => {
    for (const seed of dueNumbers(1, 8, 4)) {
      let [random, text] = [seed * 7919, '']
      while (text.length < 14_000) {
        random = (random * 1103515245 + 12345) % 2147483648
        text += pieces[Math.floor((random / 2147483648) * pieces.length)]
      }
      expect(nodesOf(parseWithOffsets(text))).toEqual(nodesOf(unified().use(remarkParse).parse(text)))
    }
  })
})
