import { countNoun } from '../text/count-noun.ts'
import { excerptLengthLimit } from './post/convert-item-to-event.ts'
import { type ExportNoteCounts, type ExportNoteKind, formatNameCounts } from './wxr/export-notes.ts'
import { maxCustomFieldLength, maxTermsOrMetaPerItem } from './wxr/wxr-reader.ts'

const exportMediaRemedy = "export the site's media as well (in WordPress: Tools, Export, Media)"

/**
 * Composes a warning from the number of notes of one kind, and from their names with counts, such as `map
 * (1), video (2)`.
 */
type WarningComposer = (noteCount: number, namesWithCounts: string) => string

/** Warnings about content that was left out or changed. */
const contentWarningComposers: readonly [ExportNoteKind, WarningComposer][] = [
  [
    'excerpt',
    (noteCount) =>
      `${countNoun(noteCount, 'excerpt')} of ${excerptLengthLimit} characters or more ${noteCount === 1 ? 'was' : 'were'} left out: too long to be shown below a headline`,
  ],
  ['form', (noteCount) => `${countNoun(noteCount, 'form')} ${noteCount === 1 ? 'was' : 'were'} left out`],
  [
    'unreadable footnotes',
    (noteCount) =>
      `the footnotes of ${countNoun(noteCount, 'post')} could not be read, so they were left out: copy them from the site`,
  ],
  [
    'primary category',
    (_noteCount, namesWithCounts) =>
      `main categories are missing from this export, so each article's first category became its section: ${namesWithCounts}`,
  ],
  [
    'repeated custom field',
    (_noteCount, namesWithCounts) =>
      `custom fields for a field that already had a value were left out: ${namesWithCounts}`,
  ],
  [
    'omitted custom field',
    (_noteCount, namesWithCounts) =>
      `custom fields longer than ${maxCustomFieldLength.toLocaleString('en')} characters, and those after the first ${maxTermsOrMetaPerItem.toLocaleString('en')} of a post, were left out: ${namesWithCounts}. Copy any that an article needs from the export`,
  ],
  [
    'omitted term',
    (_noteCount, namesWithCounts) =>
      `terms after the first ${maxTermsOrMetaPerItem.toLocaleString('en')} of a post were left out: ${namesWithCounts}. Add any that the articles need`,
  ],
  [
    'post type',
    (_noteCount, namesWithCounts) =>
      `items that are neither posts nor pages were imported as articles: ${namesWithCounts}`,
  ],
  [
    'block',
    (_noteCount, namesWithCounts) =>
      `blocks that WordPress fills in itself were left out, except words in their settings: ${namesWithCounts}`,
  ],
  [
    'login',
    (_noteCount, namesWithCounts) =>
      `some authors have no name in this export, only a login: ${namesWithCounts}. Correct their bylines in the articles`,
  ],
  [
    'untitled',
    (noteCount) =>
      `${countNoun(noteCount, 'article')} without a title: check the headlines, which are guesses`,
  ],
  [
    'front page',
    (noteCount) =>
      `${countNoun(noteCount, 'page')} at the address of the front page, which the archive itself uses: stored under another address`,
  ],
  ['featured picture', (noteCount) => `${countNoun(noteCount, 'featured picture')}: placed above the text`],
  [
    'empty gallery',
    (noteCount) =>
      `${countNoun(noteCount, 'gallery', 'galleries')} ${noteCount === 1 ? 'has' : 'have'} no pictures in this export: ${exportMediaRemedy}`,
  ],
  [
    'missing featured picture',
    (noteCount) =>
      `${countNoun(noteCount, 'featured picture')} missing from this export: ${exportMediaRemedy}`,
  ],
  [
    'missing attachment',
    (noteCount) =>
      `${countNoun(noteCount, 'picture')} of galleries missing from this export: ${exportMediaRemedy}`,
  ],
]

/** Creates the warnings about content of an export that was left out or changed, one sentence each. */
export function createContentWarnings(notes: ExportNoteCounts): string[] {
  const shortcodeWarnings = notes
    .listCountsByName('shortcode')
    .map(
      ([name, useCount]) =>
        `the shortcode [${name}] is unknown (${countNoun(useCount, 'use')}): its text was kept`,
    )
  const unreadableShortcodeWarnings = notes
    .listCountsByName('unreadable shortcode')
    .map(
      ([name, useCount]) =>
        `nothing to show was found in the shortcode [${name}] (${countNoun(useCount, 'use')}): its text was kept. Search the export for [${name} and add the missing link to the article`,
    )
  const otherWarnings = contentWarningComposers.flatMap(([noteKind, composeWarning]) => {
    const noteCount = notes.countOfKind(noteKind)
    return noteCount === 0
      ? []
      : [composeWarning(noteCount, formatNameCounts(notes.listCountsByName(noteKind)))]
  })
  return [...shortcodeWarnings, ...unreadableShortcodeWarnings, ...otherWarnings]
}
