import { expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { articleOf, sourceOf } from '../reading.ts'

const ghost = (post: object) => {
  const posts = [{ id: '1', title: 'A', slug: 'a', html: null, ...post }]
  return articleOf(jsonImporter, sourceOf('a.json', JSON.stringify({ posts, meta: {} })))
}

it('keeps every format of Lexical text', async () => {
  const formats = { strong: 1, em: 2, del: 4, code: 16, sub: 32, sup: 64, both: 3 }
  const children = Object.entries(formats).map(([text, format]) => ({
    type: 'text',
    text: ` ${text} `,
    format,
  }))
  const { markdown } = await ghost({
    lexical: JSON.stringify({ root: { type: 'root', children: [{ type: 'paragraph', children }] } }),
  })
  expect(markdown).toBe('**strong** *em* ~~del~~ `code` <sub>sub</sub> <sup>sup</sup> ***both***')
})

it('closes the markups of Mobiledoc where they end, and shows its atoms', async () => {
  const text = JSON.stringify({
    version: '0.3.1',
    markups: [['b'], ['a', ['href', 'https://x.example/']]],
    atoms: [
      ['soft-return', '', {}],
      ['mention', '@ann', {}],
    ],
    cards: [],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 0, 'bold '],
          [0, [1], 2, 'link'],
          [0, [], 0, ' plain'],
          [1, [], 0, 0],
          [1, [0], 1, 1],
          [0, [], 0, ' end'],
        ],
      ],
    ],
  })
  const { markdown } = await ghost({ mobiledoc: text })
  expect(markdown).toBe('**bold [link](https://x.example/)** plain\\\n**@ann** end')
})
