import type { ImportEdition } from '../../../model/edition.ts'
import { countNoun, wasOrWere } from '../text/count-noun.ts'
import { type ExportNoteCounts, type ExportNoteKind, formatNameCounts } from './wxr/export-notes.ts'
import { maxCommentsPerItem } from './wxr/wxr-reader.ts'

/** Parts of the warnings that begin with a number of comments: which comments, and what was done with them. */
const commentWarningParts: readonly [ExportNoteKind, description: string, outcome: string][] = [
  ['hidden comment', 'that the newsroom did not show', 'left out'],
  [
    'omitted comment',
    `after the first ${maxCommentsPerItem.toLocaleString('en')} of an article, or longer than 20,000 characters,`,
    'left out',
  ],
  ['empty comment', 'without words', 'left out'],
  ['long name', 'under a name of more than 20,000 characters', 'stored without the name'],
  [
    'reply',
    'in reply to a comment that was left out',
    'attached to the next comment above, or to the article',
  ],
]

/**
 * Lists warnings about comments that are stored but not published, and about comments that were left out or
 * changed.
 */
export function listCommentWarnings(
  notes: ExportNoteCounts,
  { comments: areCommentsPublished }: ImportEdition,
): string[] {
  const commentCount = notes.countOfKind('comment')
  const unpublishedWarning = `${countNoun(commentCount, 'comment')} by readers ${wasOrWere(commentCount)} stored in the articles' files, but will not be published. To publish comments, write comments: yes in edition.yaml`
  const otherKindCounts = notes.listCountsByName('other comment')
  return [
    ...(commentCount === 0 || areCommentsPublished ? [] : [unpublishedWarning]),
    ...commentWarningParts.flatMap(([noteKind, description, outcome]) => {
      const count = notes.countOfKind(noteKind)
      return count === 0
        ? []
        : [`${countNoun(count, 'comment')} ${description} ${wasOrWere(count)} ${outcome}`]
    }),
    ...(otherKindCounts.length === 0
      ? []
      : [
          `comments of other kinds, such as notices of links from other sites, were left out: ${formatNameCounts(otherKindCounts)}`,
        ]),
  ]
}
