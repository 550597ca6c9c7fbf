const splitNameIntoWords = (name: string) => name.toLowerCase().split(/[_-]+/)

/** Words in the names of block shortcodes, including the prefixes of page builders. */
const blockNameWords = new Set(
  (
    'row rows col cols column columns section container wrapper wrap box boxes tab tabs tabgroup accordion accordions toggle ' +
    'toggles panel panels grid block half third fourth fifth sixth infobox callout alert notice warning message heading ' +
    'title header subtitle divider separator spacer list table card cards slide slides slider carousel sidebar aside ' +
    'paragraph para text summary intro lead chapo encadre cell div article faq question answer timeline spoiler member ' +
    'vc et fusion av mk nectar qode mkd edgtf eltdf cs thb tatsu td tdc penci ultimate wpb ux fl oxy dt vcex'
  ).split(' '),
)

/** Words in the names of shortcodes that format words or letters within a line. */
const formattingNameWords = new Set(
  (
    'b i u s em strong sup sub small big mark del ins strike font color colour size span abbr acronym dropcap dropcaps ' +
    'highlight underline bold italic lang letter initial smallcaps tt kbd link url a'
  ).split(' '),
)

const quoteNameWords = new Set('quote blockquote pullquote citation testimonial'.split(' '))

/** True for a block shortcode, such as `vc_column_text`, `su_box`, `one_half`. */
export const isBlockShortcode = (name: string): boolean =>
  splitNameIntoWords(name).some((word) => blockNameWords.has(word))

/** True for a shortcode that formats words or letters within a line, such as `dropcap`. */
export const isFormattingShortcode = (name: string): boolean =>
  !isBlockShortcode(name) && splitNameIntoWords(name).some((word) => formattingNameWords.has(word))

/** True for a quotation shortcode, such as `su_quote`. */
export const isQuoteShortcode = (name: string): boolean =>
  splitNameIntoWords(name).some((word) => quoteNameWords.has(word))

/**
 * Programming languages of SyntaxHighlighter Evolved, which uses their names as shortcodes.
 * https://wordpress.com/support/wordpress-editor/blocks/syntax-highlighter-code-block/
 */
const spaceSeparatedLanguages =
  'actionscript3 as3 arduino bash shell sh clojure clj coldfusion cf cpp c csharp c-sharp css delphi pascal pas diff patch erlang erl ' +
  'fsharp go groovy haskell html xhtml xml xslt iptables java javafx jfx javascript jscript js latex tex matlab matlabkey ' +
  'objc obj-c perl pl php plain powershell ps python py r splus ruby rb rails ror scala sql swift typescript ts vb ' +
  'vbnet yaml yml'

/** Names of shortcodes that contain program code, which is shown as written. */
export const codeShortcodeNames: ReadonlySet<string> = new Set(
  `code sourcecode source ${spaceSeparatedLanguages}`.split(' '),
)
