/** One file's import of another, both relative to the project. */
export interface FileImport {
  from: string
  to: string
}

/** An import, and the two nodes of a graph that it connects. */
interface Edge extends FileImport {
  source: string
  target: string
}

/** Nodes that `start` leads to by one edge or more. */
function findReachable(start: string, targets: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>()
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const target of targets.get(node) ?? [])
      if (!reached.has(target)) {
        reached.add(target)
        waiting.push(target)
      }
  return reached
}

/** Removes the edges that lead out of every circle, from the leaves inwards: nearly all where imports are in order. */
function removeEdgesToLeaves(edges: readonly Edge[]): readonly Edge[] {
  const sources = new Set(edges.map(({ source }) => source))
  const inner = edges.filter(({ target }) => sources.has(target))
  return inner.length === edges.length ? edges : removeEdgesToLeaves(inner)
}

function findCircularEdges(allEdges: readonly Edge[]): string[] {
  const edges = removeEdgesToLeaves(allEdges)
  const bySource = Map.groupBy(edges, ({ source }) => source)
  const targets = new Map([...bySource].map(([source, own]) => [source, own.map(({ target }) => target)]))
  const reachable = new Map([...targets.keys()].map((source) => [source, findReachable(source, targets)]))
  return edges
    .filter(({ source, target }) => reachable.get(target)?.has(source))
    .map(({ from, to }) => `${from} → ${to}`)
}

/** Imports that belong to a circle of files, each as `from → to`. */
export const findFileCircles = (imports: readonly FileImport[]): string[] =>
  findCircularEdges(imports.map(({ from, to }) => ({ from, to, source: from, target: to })))

/** The deepest folder that contains both files, and the entries of it (files or subfolders) that lead to each. */
function locateInFolder({ from, to }: FileImport): Edge & { folder: string } {
  const [fromParts, toParts] = [from.split('/'), to.split('/')]
  let depth = 0
  while (fromParts[depth] === toParts[depth]) depth++
  return {
    from,
    to,
    folder: fromParts.slice(0, depth).join('/'),
    source: fromParts[depth] ?? '',
    target: toParts[depth] ?? '',
  }
}

/**
 * Finds circular imports between the entries (files and subfolders) of a folder. Without them, every folder can be read
 * in one order.
 */
export function findFolderCircles(imports: readonly FileImport[]): string[] {
  const byFolder = Map.groupBy(
    imports.filter(({ from, to }) => from !== to).map(locateInFolder),
    ({ folder }) => folder,
  )
  return [...byFolder.values()].flatMap(findCircularEdges)
}
