import type { ArticleDocument } from '../../../model/document.ts'
import { chooseInterfaceLanguage, toInterfaceLang } from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { printDate } from '../date-time.tsx'

/** Readers' comments, folded up below an article. */
export const CommentSection = ({ document: { fields }, context }: DocumentProps<ArticleDocument>) =>
  fields.comments.length > 0 && (
    <details>
      <summary lang={toInterfaceLang(context)}>
        {findWords(chooseInterfaceLanguage(context)).readersComments(fields.comments.length)}
      </summary>
      {fields.comments.map(({ author, published, text }) => (
        <blockquote>
          {text.split('\n\n').map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          {(author !== null || published !== null) && (
            <p class="count">
              {author}
              {author !== null && published !== null && ', '}
              {published !== null && printDate(published, context)}
            </p>
          )}
        </blockquote>
      ))}
    </details>
  )
