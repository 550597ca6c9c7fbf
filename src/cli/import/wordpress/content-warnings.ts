import { formatContentCommand, quoteForShell } from '../../content/files/command-text.ts'
import { countNoun, isOrAre, wasOrWere } from '../text/count-noun.ts'
import { excerptLengthLimit } from './post/convert-item-to-event.ts'
import { type ExportNoteCounts, type ExportNoteKind, formatNameCounts } from './wxr/export-notes.ts'
import { maxCustomFieldLength, maxTermsOrMetaPerItem } from './wxr/wxr-reader.ts'

const exportAllRemedy =
  'if the site was exported in several parts, put them all into one zip, and import that. Otherwise, export the site again (in WordPress: Tools, Export, All content), and import that file. What is missing there too was deleted in WordPress'

/**
 * Composes a warning from the number of notes of one kind, from their names with counts, such as `map (1),
 * video (2)`, and from the first name.
 */
type WarningComposer = (noteCount: number, namesWithCounts: string, firstName: string) => string

/** Warnings about content that was left out or changed. */
const contentWarningComposers: readonly [ExportNoteKind, WarningComposer][] = [
  [
    'excerpt',
    (noteCount) =>
      `${countNoun(noteCount, 'excerpt')} ${wasOrWere(noteCount)} left out, because an excerpt of ${excerptLengthLimit} characters or more is too long for a line below a headline. ${formatContentCommand('review --kind dropped-text')} shows where`,
  ],
  ['form', (noteCount) => `${countNoun(noteCount, 'form')} ${wasOrWere(noteCount)} left out`],
  [
    'unreadable footnotes',
    (noteCount) =>
      `the footnotes of ${countNoun(noteCount, 'post')} could not be read, so they were left out: search the export for footnotes, and add the notes to the articles`,
  ],
  [
    'primary category',
    (_noteCount, namesWithCounts) =>
      `main categories with these ids are missing from this export, so the first category of their articles became the section: ${namesWithCounts}`,
  ],
  [
    'repeated custom field',
    (_noteCount, namesWithCounts) =>
      `custom fields were left out where another had already filled the same field of the article: ${namesWithCounts}`,
  ],
  [
    'omitted custom field',
    (_noteCount, namesWithCounts) =>
      `custom fields longer than ${maxCustomFieldLength.toLocaleString('en')} characters, and those after the first ${maxTermsOrMetaPerItem.toLocaleString('en')} of a post, were left out: ${namesWithCounts}. Copy any that an article needs from the export`,
  ],
  [
    'omitted term',
    (_noteCount, namesWithCounts) =>
      `terms after the first ${maxTermsOrMetaPerItem.toLocaleString('en')} of a post were left out: ${namesWithCounts}. Add any that an article needs from the export`,
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
    (_noteCount, namesWithCounts, firstLogin) =>
      `some authors have no name in this export, only a login: ${namesWithCounts}. To give ${firstLogin} a name, type ${formatContentCommand(`edit --where ${quoteForShell(`author=${firstLogin}`)} --set ${quoteForShell(`authors-=${firstLogin}`)} --set 'authors+=<name>'`)}`,
  ],
  [
    'untitled',
    (noteCount) =>
      `${countNoun(noteCount, 'article')} without a title ${wasOrWere(noteCount)} given a guess as the headline: search the articles' files for "headline: inferred", and correct the headlines there`,
  ],
  [
    'front page',
    (noteCount) =>
      `${countNoun(noteCount, 'page')} at the address of the front page ${wasOrWere(noteCount)} given another address, because the archive has a front page of its own`,
  ],
  [
    'featured picture',
    (noteCount) =>
      `${countNoun(noteCount, 'featured picture')} ${wasOrWere(noteCount)} placed above the text`,
  ],
  [
    'empty gallery',
    (noteCount) =>
      `${countNoun(noteCount, 'gallery', 'galleries')} ${noteCount === 1 ? 'has' : 'have'} no pictures in this export: ${exportAllRemedy}`,
  ],
  [
    'missing featured picture',
    (noteCount) =>
      `${countNoun(noteCount, 'featured picture')} ${isOrAre(noteCount)} missing from this export: ${exportAllRemedy}`,
  ],
  [
    'missing attachment',
    (noteCount) =>
      `${countNoun(noteCount, 'file')} of galleries and playlists ${isOrAre(noteCount)} missing from this export: ${exportAllRemedy}`,
  ],
]

/** Creates the warnings about content of an export that was left out or changed, one sentence each. */
export function createContentWarnings(notes: ExportNoteCounts): string[] {
  const shortcodeWarnings = notes
    .listCountsByName('shortcode')
    .map(
      ([name, useCount]) =>
        `the shortcode [${name}] is unknown (${countNoun(useCount, 'use')}), so only its text was imported`,
    )
  const unreadableShortcodeWarnings = notes
    .listCountsByName('unreadable shortcode')
    .map(
      ([name, useCount]) =>
        `the shortcode [${name}] names nothing to show (${countNoun(useCount, 'use')}), so only its text was imported: search the export for [${name}, and add the missing picture or link to the article`,
    )
  const otherWarnings = contentWarningComposers.flatMap(([noteKind, composeWarning]) => {
    const noteCount = notes.countOfKind(noteKind)
    const nameCounts = notes.listCountsByName(noteKind)
    const [firstName = ''] = nameCounts[0] ?? []
    return noteCount === 0 ? [] : [composeWarning(noteCount, formatNameCounts(nameCounts), firstName)]
  })
  return [...shortcodeWarnings, ...unreadableShortcodeWarnings, ...otherWarnings]
}
