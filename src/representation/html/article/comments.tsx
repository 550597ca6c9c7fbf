import type { ReaderComment } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { chooseInterfaceLanguage, toInterfaceLangAttribute } from '../../interface-language.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { formatNewsroomDate } from '../date-time.tsx'

interface ThreadProps {
  /** Numbered comments, by the number of the comment that they reply to; 0 for the article itself. */
  replies: ReadonlyMap<number, readonly (readonly [number: number, comment: ReaderComment])[]>
  parent: number
  context: RenderContext
}

/** The replies to a comment, each followed by its own replies. */
const CommentThread = ({ replies, parent, context }: ThreadProps) => (
  <>
    {(replies.get(parent) ?? []).map(([number, { author, published, text }]) => (
      <blockquote>
        {text.split('\n\n').map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        {(author ?? published) && (
          <p class="count">
            {[author, published && formatNewsroomDate(published, context)].filter(Boolean).join(', ')}
          </p>
        )}
        <CommentThread replies={replies} parent={number} context={context} />
      </blockquote>
    ))}
  </>
)

/** Readers' comments, collapsed below an article. Replies are nested in the comments that they answer. */
export const CommentSection = ({ document: { fields }, context }: DocumentProps<ArticleDocument>) =>
  fields.comments.length > 0 && (
    <details>
      <summary lang={toInterfaceLangAttribute(context)}>
        {chooseCatalogue(chooseInterfaceLanguage(context)).readersComments(fields.comments.length)}
      </summary>
      <CommentThread
        replies={Map.groupBy(
          fields.comments.map((comment, index) => [index + 1, comment] as const),
          ([, { replyTo = 0 }]) => replyTo,
        )}
        parent={0}
        context={context}
      />
    </details>
  )
