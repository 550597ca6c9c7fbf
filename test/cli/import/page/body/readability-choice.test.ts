import { describe, expect, it } from 'vitest'
import { articleIn, text } from '../written-page.ts'

const markdownOf = async (body: string) => (await articleIn({ body })).markdown
const sentence = (subject: string) =>
  `<p>${subject} ${'was quiet again in the evening of that day, '.repeat(3)}they say.</p>`

describe('the part of a page that a heuristic chose', () => {
  it('gives way to the named body around it, of which it is a long table', async () => {
    const row = (place: number) =>
      `<tr><td>Shore ${place}</td><td>Ann Example ${place}</td><td>the office, on the quay, of the harbour, in the second house, ${place}</td></tr>`
    const rows = Array.from({ length: 300 }, (_, place) => row(place)).join('')
    const table = `<div class="annex"><div class="annex-text"><table><thead><tr><th>Shore</th><th>Name</th><th>Seat</th></tr></thead><tbody>${rows}</tbody></table></div></div>`
    const markdown = await markdownOf(
      `<h1>A ferry stops</h1><div itemprop="articleBody">${text}${table}</div>`,
    )
    expect(markdown).toContain('The ferry between the two shores')
    expect(markdown).toContain('Ann Example 299')
  })

  it('does not give way to the body of a comment, if it is in the named body of the article', async () => {
    const comment = `<li class="comment entry-content">${['The pilot', 'The baker'].map(sentence).join('')}</li>`
    const markdown = await markdownOf(
      `<article><h1>A ferry stops</h1><div class="entry-content">${text}</div></article><ol>${comment}</ol>`,
    )
    expect(markdown).toContain('The ferry between the two shores')
    expect(markdown).not.toContain('The pilot')
  })

  it('gives way to the only named body, a list of links with a few words, if it is a notice elsewhere', async () => {
    const link = (place: number) =>
      `<li><a href="https://news.example/${place}">Report ${place} of the harbour office</a><p>by way of ${place}</p></li>`
    const links = Array.from({ length: 30 }, (_, place) => link(place)).join('')
    const notice = `<div class="widget"><div class="widget-text">${sentence('This site')}</div></div>`
    const page = (named: string) =>
      `<div><h1>Links of the week</h1><div class="${named}">${['The list', 'The links'].map(sentence).join('')}<ul>${links}</ul></div></div>${notice}`
    expect(await markdownOf(page('entry-content'))).toContain('by way of 29')
  })

  it('is not the conditions of a newsletter in a form below a short article', async () => {
    const terms =
      'I agree that the office sends me news of its ferries, its quays, its boats, and its houses. '
    const form = `<div class="component"><form><input type="email"><div><label>${`<p>${terms.repeat(2)}</p>`.repeat(5)}</label></div></form></div>`
    const links = Array.from(
      { length: 60 },
      (_, place) => `<li><a href="/${place}">Another report from the shore, number ${place}</a></li>`,
    ).join('')
    const markdown = await markdownOf(
      `<article><h1>A ferry stops</h1><section><div><p>${'The ferry between the shores stopped on Monday, and nobody crossed. '.repeat(6)}</p></div></section><footer><ul>${links}</ul>${form}</footer></article>`,
    )
    expect(markdown).toContain('nobody crossed')
    expect(markdown).not.toContain('I agree that')
  })
})
