import type { Release } from '../release/current-release.ts'

/**
 * Renders `/.well-known/morgue.json`: the release being served, and the command that checks it against the content.
 */
export function renderReleaseInfo({ id, pointer, root }: Release): string {
  const { sequence, publishedAt } = pointer
  const verifyCommand = `morgue verify ${root.archive.url} --content <folder>`
  return `${JSON.stringify({ root: id, sequence, publishedAt, counts: root.counts, verify: verifyCommand }, null, 1)}\n`
}
