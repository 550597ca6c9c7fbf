import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import { removeFurniture } from '../../../../../src/cli/import/page/furniture/remove-furniture.ts'
import { ferryFields } from '../ferry-fields.ts'

const droppedFrom = (html: string) => {
  const blocks = parseHtmlFragment(`<p>The ferry was late.</p>${html}`).children.filter(
    (node) => node.type === 'element',
  )
  const { dropped } = removeFurniture(blocks, { ...ferryFields, authors: ['Ann Lee', 'Bo'] })
  return dropped.map(({ reason, text }) => `${reason}: ${text}`)
}

describe("an author's portrait", () => {
  it.each([
    ['<p><img src="/ann.jpg" alt="Ann Lee"></p>', '/ann.jpg'],
    ['<p><img src="/ann.jpg" alt="Ann Lee, a.example"></p>', '/ann.jpg'],
    ['<p><a href="/staff/7"><img src="/ann.jpg" alt="ANN LEE"></a> Ann Lee</p>', 'Ann Lee /ann.jpg'],
    ['<p><a href="/authors/ann"><img src="/ann.jpg" alt=""></a></p>', '/ann.jpg'],
    ['<p><img src="/bo.jpg" alt="Bo"></p>', '/bo.jpg'],
  ])('is dropped, and reported by its name or address: %s', (html, text) =>
    expect(droppedFrom(html)).toEqual([`author's picture: ${text}`]),
  )

  it.each([
    [
      'has a caption',
      '<figure><img src="/a.jpg" alt="Ann Lee"><figcaption>Ann Lee in 1999</figcaption></figure>',
    ],
    ['is described as more than an author', '<p><img src="/a.jpg" alt="Ann Lee waits on the quay"></p>'],
    ['shows somebody else', '<p><img src="/a.jpg" alt="Cy Poe"></p>'],
    ['shows somebody whose name contains an author’s', '<p><img src="/a.jpg" alt="Bob"></p>'],
    ['has no description', '<p><img src="/a.jpg"></p>'],
    ['is one of several', '<p><img src="/a.jpg" alt="Ann Lee"><img src="/b.jpg" alt="Bo"></p>'],
    ['stands beside a link to an author', '<p><img src="/a.jpg"><a href="/authors/ann">Ann Lee</a></p>'],
    ['belongs to a sentence', '<p><img src="/a.jpg" alt="Ann Lee">It was late.</p>'],
  ])('is not a picture that %s', (_, html) => expect(droppedFrom(html)).toEqual([]))
})
