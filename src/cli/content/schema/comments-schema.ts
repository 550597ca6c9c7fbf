import { z } from 'zod'
import * as field from './fields.ts'

const commentExample = '{ author: "…", published: 2016-04-08, text: "…" }'

/** A reader's comment in front matter. */
const commentSchema = z.strictObject(
  {
    id: z
      .string(field.notOneTextMessage)
      .regex(
        /^\S{1,100}$/,
        'must have at most 100 characters and no space: shorten it, or write hyphens in place of spaces',
      )
      .optional(),
    author: field.text.optional(),
    published: field.date.optional(),
    text: field.requiredText,
    replyTo: z.string('must be the id of an earlier comment').optional(),
  },
  `must be text, with its author and date if they are known: write ${commentExample}`,
)

type WrittenComment = z.output<typeof commentSchema>

/** Maximum depth of replies. */
export const maxReplyDepth = 8

/**
 * Maps each comment's id to its index. If no comment has an id, as in earlier versions, the keys are numbers from 1.
 */
function indexCommentsById(comments: readonly WrittenComment[]): ReadonlyMap<string, number> {
  const hasIds = comments.some(({ id }) => id !== undefined)
  const indexById = new Map<string, number>()
  for (const [index, { id }] of comments.entries()) {
    const idOrNumber = hasIds ? id : String(index + 1)
    if (idOrNumber !== undefined && !indexById.has(idOrNumber)) indexById.set(idOrNumber, index)
  }
  return indexById
}

/**
 * Readers' comments. In a file, a reply refers to an earlier comment by id; the parsed reply has that comment's
 * number, from 1.
 */
export const commentsSchema = z
  .array(commentSchema, `must be a list of comments: write [${commentExample}]`)
  .transform((comments, { addIssue }) => {
    const indexById = indexCommentsById(comments)
    const replyDepths: number[] = []
    const reportProblem = (path: [number, string], message: string) =>
      addIssue({ code: 'custom', path, message })
    return comments.map(
      ({ replyTo, ...commentFields }, index): Omit<WrittenComment, 'replyTo'> & { replyTo?: number } => {
        if (commentFields.id !== undefined && indexById.get(commentFields.id) !== index)
          reportProblem([index, 'id'], 'is the id of an earlier comment too: write another id')
        const parentIndex = replyTo === undefined ? null : (indexById.get(replyTo) ?? index)
        const replyDepth = parentIndex === null ? 0 : (replyDepths[parentIndex] ?? 0) + 1
        replyDepths.push(replyDepth)
        if (parentIndex === null) return commentFields
        if (parentIndex >= index)
          reportProblem(
            [index, 'replyTo'],
            'must be the id of an earlier comment, or its number where no comment has an id: correct it, or remove this line',
          )
        else if (replyDepth > maxReplyDepth)
          reportProblem(
            [index, 'replyTo'],
            `is a reply more than ${maxReplyDepth} levels below the first comment: write the id of a comment higher in the thread`,
          )
        return { ...commentFields, replyTo: parentIndex + 1 }
      },
    )
  })
