import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import { findReasonForDroppingLastBlock } from '../../../../../src/cli/import/page/furniture/foot-block.ts'
import { ferryFields } from '../ferry-fields.ts'

const known = { ...ferryFields, topics: ['Ferries', 'Harbour towns', 'Fog', 'Fog signals'] }

const reasonOf = (html: string) => {
  const blocks = parseHtmlFragment(html).children.filter((node) => node.type === 'element')
  return findReasonForDroppingLastBlock(blocks, known)
}

const write = '<p><b>Have you a story? Write to <a href="mailto:desk@a.example">the desk</a>.</b></p>'
const more = '<p><em>More on our <a href="/news">news page</a></em>.</p>'

describe('the last block of a body', () => {
  it.each([
    ['<p>Harbour towns, Ferries</p>', 'topics'],
    ['<ul><li>Ferries</li><li>Fog</li></ul>', 'topics'],
    ['<p>Fog signals, Ferries</p>', 'topics'],
    ['<p>Ann Lee, reporter: <i>ann@a.example</i></p>', 'byline'],
    ['<p>Bo (Harbour town) bo.k@mail.example</p>', 'byline'],
    [write, 'service line'],
    [write + more, 'service line'],
    [`${write}<p><b><a href="/submit-stuff/">Send a picture</a></b></p>`, 'service line'],
  ])('is furniture: %s (%s)', (html, reason) => expect(reasonOf(html)).toBe(reason))

  it.each([
    ['a single topic', '<p>Fog</p>'],
    ['a topic twice', '<p>Fog, fog</p>'],
    ['topics among other words', '<p>Ferries and fog</p>'],
    ['an address of somebody else', '<p>Cy Poe, cy@b.example</p>'],
    ['an author without an address', '<p>Ann Lee, reporter</p>'],
    ['a sentence about an author', '<p>Ann Lee waits for letters about ferries: ann@a.example</p>'],
    ['a section without a line about letters', more],
    ['a section below text', `<p>The ferry sails.</p>${more}`],
    ['a mailbox elsewhere', write.replace('@a.', '@b.')],
    ['a plain paragraph', write.replaceAll('b>', 'u>')],
    ['emphasised words in a plain paragraph', write.replace('<p>', '<p>The ferry sails. ')],
    ['a long paragraph', write.replace('Have', 'Have '.repeat(50))],
    ['a link to an article', write.replace('</b>', ' <a href="/ferry-in-the-fog">Fog</a></b>')],
    ['a link to another site', write.replace('</b>', ' <a href="https://b.example/fog">Fog</a></b>')],
    ['an emphasised line without links', `${write}<p><b>The ferry sails.</b></p>`],
  ])('is text where it is %s', (_, html) => expect(reasonOf(html)).toBeNull())

  it('leads to no newsroom where the page has no URL', () => {
    const blocks = parseHtmlFragment(write).children.filter((node) => node.type === 'element')
    expect(findReasonForDroppingLastBlock(blocks, { ...known, url: null })).toBeNull()
  })
})
