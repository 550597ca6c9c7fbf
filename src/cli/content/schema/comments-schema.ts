import { z } from 'zod'
import * as field from './fields.ts'

/** A reader's comment in front matter. */
const comment = z.strictObject(
  {
    id: z
      .string('must be text')
      .regex(/^\S{1,100}$/, 'must be up to 100 characters without spaces')
      .optional(),
    author: field.text.optional(),
    published: field.date.optional(),
    text: field.text,
    replyTo: z.string('must be the id of an earlier comment').optional(),
  },
  'must be a text, with its author and date if they are known: - { author: …, published: 2016-04-08, text: … }',
)

type WrittenComment = z.output<typeof comment>

/** Maximum depth of replies. */
export const maxReplyDepth = 8

/** Finds comments by their ids; in a list of an earlier version, where none has an id, by their numbers from 1. */
function indexComments(list: readonly WrittenComment[]): ReadonlyMap<string, number> {
  const hasIds = list.some(({ id }) => id !== undefined)
  const indexes = new Map<string, number>()
  for (const [index, { id }] of list.entries()) {
    const name = hasIds ? id : String(index + 1)
    if (name !== undefined && !indexes.has(name)) indexes.set(name, index)
  }
  return indexes
}

/** Readers' comments. Replies refer to earlier comments by id; the result has their numbers, counted from 1. */
export const commentsSchema = z.array(comment).transform((list, { addIssue }) => {
  const indexes = indexComments(list)
  const depths: number[] = []
  const refuse = (path: [number, string], message: string) => addIssue({ code: 'custom', path, message })
  return list.map(({ replyTo, ...rest }, index): Omit<WrittenComment, 'replyTo'> & { replyTo?: number } => {
    if (rest.id !== undefined && indexes.get(rest.id) !== index)
      refuse([index, 'id'], 'is the id of an earlier comment too: choose another')
    const parentIndex = replyTo === undefined ? null : (indexes.get(replyTo) ?? index)
    const depth = parentIndex === null ? 0 : (depths[parentIndex] ?? 0) + 1
    depths.push(depth)
    if (parentIndex === null) return rest
    if (parentIndex >= index)
      refuse(
        [index, 'replyTo'],
        'must be the id of an earlier comment, or its number where no comment has an id: correct it, or remove this line',
      )
    else if (depth > maxReplyDepth)
      refuse(
        [index, 'replyTo'],
        `is nested more than ${maxReplyDepth} replies deep: write the id of an earlier comment`,
      )
    return { ...rest, replyTo: parentIndex + 1 }
  })
})
