import { type Difference, verificationChecks } from './findings.ts'
import type { VerifyReport } from './verify.ts'

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

const renderTableRow = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`

const renderHeadRow = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr>`

const renderDifferenceRow = ({ check, subject, expected, found }: Difference) =>
  renderTableRow([check, subject, expected, found])

/** Renders a report as a self-contained HTML page. */
export function renderReportPage({ origin, root, publishedAt, checked, differences }: VerifyReport): string {
  const countRows = verificationChecks.map((check) => {
    const differenceCount = differences.filter((difference) => difference.check === check).length
    return renderTableRow([check, String(checked[check]), String(differenceCount)])
  })
  const differenceTable =
    differences.length === 0
      ? '<p>None.</p>'
      : `<table>${renderHeadRow(['Check', 'Where', 'Expected', 'Found'])}${differences.map(renderDifferenceRow).join('\n')}</table>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"/><title>morgue verify</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<style>body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid #999; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }</style>
</head><body>
<h1>${differences.length === 0 ? 'The archive matches its published release' : `Differences: ${differences.length}`}</h1>
<p>${escapeHtml(origin)}<br/>release ${escapeHtml(root)}, published ${escapeHtml(publishedAt)}</p>
<table>${renderHeadRow(['Check', 'Checked', 'Different'])}${countRows.join('\n')}</table>
<h2>Differences</h2>
${differenceTable}
</body></html>
`
}
