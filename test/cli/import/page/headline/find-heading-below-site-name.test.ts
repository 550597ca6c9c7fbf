import { expect, it } from 'vitest'
import { articleIn, text } from '../written-page.ts'

const headline = 'A ferry stops at the quay'
const site = '<h1>The Lantern</h1>'

it.each([
  ['the name of the site', '', site],
  ['its name, which is the title too', '<title>The Lantern</title>', site],
  ['nothing, and the name is the title', '<title>The Lantern</title>', ''],
  [
    'a name that the title repeats',
    `<title>Sunrise Courier: ${headline}</title>`,
    '<h1>Sunrise Courier</h1>',
  ],
])('the headline is the h2 below %s', async (_, head, above) => {
  const { fields, markdown } = await articleIn({ head, body: `${above}<h2>${headline}</h2>${text}` })
  expect(fields.headline).toBe(headline)
  expect(markdown).not.toContain(headline)
})

it.each([
  ['another h1', '<h1>The year on the river</h1>', '', 'The year on the river'],
  ['another title', site, '<title>The year on the river</title>', 'The year on the river'],
  ['a second h2 above the text', `${site}<h2>The year on the river</h2>`, '', 'The Lantern'],
])('it is not with %s', async (_, above, head, expected) => {
  const { fields, markdown } = await articleIn({ head, body: `${above}<h2>${headline}</h2>${text}` })
  expect(fields.headline).toBe(expected)
  expect(markdown).toContain(headline)
})
