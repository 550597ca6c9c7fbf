import type { ImportEdition } from '../../../model/edition.ts'
import { countNoun } from '../text/count-noun.ts'
import { type ExportNoteCounts, type ExportNoteKind, formatNameCounts } from './wxr/export-notes.ts'
import { maxCommentsPerItem } from './wxr/wxr-reader.ts'

/** Endings of the warnings that begin with a number of comments. */
const commentWarningEndings: readonly [ExportNoteKind, ending: string][] = [
  ['hidden comment', 'that the newsroom did not show: left out'],
  [
    'omitted comment',
    `after the first ${maxCommentsPerItem.toLocaleString('en')} of an article, or longer than 20,000 characters: left out`,
  ],
  ['empty comment', 'without words: left out'],
  ['long name', 'under a name of more than 20,000 characters: kept without the name'],
  ['reply', 'in reply to a comment that was left out: attached to the next comment above, or to the article'],
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
  const unpublishedWarning = `${countNoun(commentCount, 'comment')} by readers: kept in the articles' files, but not published. To publish comments, write comments: yes in edition.yaml`
  const otherKindCounts = notes.listCountsByName('other comment')
  return [
    ...(commentCount === 0 || areCommentsPublished ? [] : [unpublishedWarning]),
    ...commentWarningEndings
      .filter(([noteKind]) => notes.countOfKind(noteKind) > 0)
      .map(([noteKind, ending]) => `${countNoun(notes.countOfKind(noteKind), 'comment')} ${ending}`),
    ...(otherKindCounts.length === 0
      ? []
      : [
          `comments of other kinds, such as notices of links from other sites, were left out: ${formatNameCounts(otherKindCounts)}`,
        ]),
  ]
}
