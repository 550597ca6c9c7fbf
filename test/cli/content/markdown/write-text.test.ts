import type { BlockContent, PhrasingContent, Root } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { expect, it } from 'vitest'
import { writeText } from '../../../../src/cli/content/markdown/write-text.ts'
import { randomNumbers } from '../../../support/random.ts'

const withOwnTexts: Options = {
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown()],
}
const withPlainTexts: Options = { ...withOwnTexts, handlers: { text: writeText } }

const pieces = [
  ...'aZé漢1 \u00a0\t\n.,:;!?\'"()[]{}<>&#*_`~|\\/+-=@$%«»’–…',
  'word',
  '12',
  '1. ',
  '2) ',
  '- ',
  '--',
  'ww',
  ' – ',
  '&amp;',
]

const random = randomNumbers(11)
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
/** Most characters matter at the beginning or the end of a text alone. */
const randomText = (): PhrasingContent => ({
  type: 'text',
  value: [pick([pick(pieces), '']), pick(['b', 'b b', pick(pieces)]), pick([pick(pieces), ''])].join(''),
})

function randomPhrase(): PhrasingContent {
  const children = [randomText()]
  return pick<() => PhrasingContent>([
    randomText,
    () => ({ type: 'emphasis', children }),
    () => ({ type: 'delete', children }),
    () => ({ type: 'link', url: '/x', children }),
    () => ({ type: 'break' }),
    () => ({ type: 'inlineCode', value: 'c' }),
  ])()
}

const randomLine = () => Array.from({ length: 1 + Math.floor(random() * 3) }, randomPhrase)

const randomBlock = (): BlockContent =>
  pick<() => BlockContent>([
    () => ({ type: 'paragraph', children: randomLine() }),
    () => ({ type: 'heading', depth: 2, children: randomLine() }),
    () => ({ type: 'blockquote', children: [{ type: 'paragraph', children: randomLine() }] }),
    () => ({
      type: 'table',
      children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: randomLine() }] }],
    }),
  ])()

it('text is written as the library writes it, wherever it stands', () => {
  for (let round = 0; round < 3000; round++) {
    const tree: Root = { type: 'root', children: [randomBlock(), randomBlock()] }
    expect(toMarkdown(tree, withPlainTexts)).toBe(toMarkdown(tree, withOwnTexts))
  }
})
