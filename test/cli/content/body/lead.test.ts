import { expect, it } from 'vitest'
import { renderBodyWithLead } from '../../../../src/cli/content/body/render-body.ts'

const first = 'The ferry stopped on Monday, and did not sail.'

it.each([
  ['the first paragraph', `${first}\n\nThe company says that it will sail again on Friday.`, first],
  [
    'not a heading, a quotation or a list',
    `## The ferry between the islands is late\n\n> The ferry will never sail again, they say.\n\n- The ferry stopped on Monday, as it does.\n\n${first}`,
    first,
  ],
  ['not a byline or a dateline', `By Ann Lee\n\n*Le Havre, 8 April*\n\n${first}`, first],
  ['a paragraph of forty characters', `${'x'.repeat(39)}\n\n${'y'.repeat(40)}`, 'y'.repeat(40)],
  ['the first short paragraph, if all are short', 'By Ann Lee\n\nAll wait.', 'By Ann Lee'],
  [
    'a short paragraph with words',
    '![A view of the harbour in the fog of April](/media/a.png)\n\nAll wait.',
    'All wait.',
  ],
  ['without pictures', `![A view](/media/a.png) ${first}`, first],
  ['without links to addresses', `[https://e.example/a](https://e.example/a) ${first}`, first],
  ['with the text of other links', `[The ferry](https://e.example/a)${first.slice(9)}`, first],
  ['without marks of footnotes', `${first}[^1]\n\n[^1]: A note on the ferry.`, first],
  ['empty for a body without paragraphs', '## The ferry between the islands is late', ''],
])('the lead of a body is %s', (_, markdown, lead) => {
  expect(renderBodyWithLead(markdown).lead.trim()).toBe(lead)
})
