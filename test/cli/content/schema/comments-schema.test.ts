import { describe, expect, it } from 'vitest'
import { commentsSchema, maxReplyDepth } from '../../../../src/cli/content/schema/comments-schema.ts'

const repliesOf = (list: object[]) => commentsSchema.parse(list).map(({ replyTo }) => replyTo ?? null)

/** Lists the faults of comments as `<place>: <reason>`. */
function faultsOf(list: object[]): string[] {
  const { error } = commentsSchema.safeParse(list)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const badReply =
  'must be the id of an earlier comment, or its number where no comment has an id: correct it, or remove this line'
const text = 'Well written.'

describe('a reply', () => {
  it('names an earlier comment by its id, and is stored with its number', () =>
    expect(
      repliesOf([
        { text, id: 'b' },
        { text, id: 'a' },
        { text, replyTo: 'a' },
        { text, replyTo: 'b' },
      ]),
    ).toEqual([null, null, 2, 1]))

  it('names an earlier comment by its number from 1 where none has an id', () =>
    expect(repliesOf([{ text }, { text, replyTo: '1' }, { text, replyTo: '2' }])).toEqual([null, 1, 2]))

  it.each([
    ['itself', [{ text }, { text, replyTo: '2' }], 1],
    ['a later comment', [{ text, replyTo: '2' }, { text }], 0],
    ['no comment', [{ text }, { text, replyTo: '0' }], 1],
    [
      'a number where one has an id',
      [
        { text, id: 'a' },
        { text, replyTo: '1' },
      ],
      1,
    ],
    ['itself by its id', [{ text }, { text, id: 'a', replyTo: 'a' }], 1],
  ])('is refused where it names %s', (_, list, index) =>
    expect(faultsOf(list)).toEqual([`${index}.replyTo: ${badReply}`]),
  )

  it('is within at most eight others', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, index) => (index === 0 ? { text } : { text, replyTo: String(index) }))
    expect([maxReplyDepth, faultsOf(chain(9))]).toEqual([8, []])
    expect(faultsOf(chain(10))).toEqual([
      '9.replyTo: is a reply more than 8 levels below the first comment: write the id of a comment higher in the thread',
    ])
  })
})

describe('the id of a comment', () => {
  it('belongs to one comment, the first', () =>
    expect(
      faultsOf([
        { text, id: 'a' },
        { text, id: 'b' },
        { text, id: 'a' },
      ]),
    ).toEqual(['2.id: is the id of an earlier comment too: write another id']))

  it.each(['', 'a b', 'x'.repeat(101)])('is up to 100 characters without spaces, unlike %j', (id) =>
    expect(faultsOf([{ text, id }])).toEqual([
      '0.id: must have at most 100 characters and no space: shorten it, or write hyphens in place of spaces',
    ]),
  )
})
