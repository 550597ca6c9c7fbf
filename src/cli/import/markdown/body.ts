import { bodyFromHtml } from '../html-body.ts'
import { escapeHtml } from '../html-text.ts'
import type { Briefing } from '../importer.ts'
import { firstOrigin } from '../old-url.ts'
import { codeRanges, isWithin, parseMarkdown } from './code-ranges.ts'
import { absoluteAddresses, plainDialect } from './dialect.ts'
import type { Page } from './front-matter.ts'
import { expandTemplates, type TemplateSetting } from './templates.ts'

const longestRun = (text: string) => Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length))

function fenced(text: string, language: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  return `${fence}${language}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`
}

/** A page's body as the archive's Markdown, told of each template tag without a meaning. */
export function bodyOf(page: Page, { edition }: Briefing, notUnderstood: (name: string) => void): string {
  const origin = firstOrigin(edition)
  const hasTags = /\{[{%]/.test(page.body)
  const code = hasTags ? codeRanges(page.body, parseMarkdown(page.body)) : []
  const setting: TemplateSetting = {
    matter: page.matter,
    edition,
    notUnderstood,
    isCode: (offset) => isWithin(code, offset),
    code: fenced,
    html: bodyFromHtml,
  }
  return plainDialect(hasTags ? expandTemplates(page.body, setting) : page.body, origin).trim()
}

/** The body of a page that is HTML below its front matter. */
export function htmlBodyOf(page: Page, { edition }: Briefing, notUnderstood: (name: string) => void): string {
  const setting: TemplateSetting = {
    matter: page.matter,
    edition,
    notUnderstood,
    isCode: () => false,
    code: (text) => `<pre><code>${escapeHtml(text)}</code></pre>`,
    html: (html) => html,
  }
  return bodyFromHtml(absoluteAddresses(expandTemplates(page.body, setting), firstOrigin(edition)))
}
